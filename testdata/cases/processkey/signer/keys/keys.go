// Package keys makes keys.
package keys

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
)

// New returns a new key.
func New() (*ecdsa.PrivateKey, error) { return ecdsa.GenerateKey(elliptic.P256(), rand.Reader) }
