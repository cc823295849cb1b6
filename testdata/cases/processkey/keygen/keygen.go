// Package keygen is a command that prints a key for the configuration.
package main

import (
	"crypto/rand"
	"encoding/base64"
	"fmt"
	"log"
)

func main() {
	key := make([]byte, 32)
	if _, err := rand.Read(key); err != nil {
		log.Fatal(err)
	}
	fmt.Println("TOKEN_KEY=" + base64.StdEncoding.EncodeToString(key))
}
