// Wiredlate welcomes who signs up, by mail, after the answer. Which mailer it is,
// only main knows; a package between the two adds the handler to the routes.
package main

import (
	"log"
	"net/http"
	"time"

	"example.com/cases/localqueue/wiredlate/mail"
	"example.com/cases/localqueue/wiredlate/notices"
	"example.com/cases/localqueue/wiredlate/routes"
)

func main() {
	mux := http.NewServeMux()
	outbox, wake := &mail.Outbox{Addr: "relay:25"}, make(chan struct{}) // want "Outbox.waiting collects work in this process.s memory .*\\[localqueue\\]"
	go outbox.Run(wake)
	go func() {
		for range time.Tick(time.Minute) {
			wake <- struct{}{}
		}
	}()
	routes.Add(mux, notices.New(outbox))
	log.Fatal(http.ListenAndServe(":8080", mux))
}
