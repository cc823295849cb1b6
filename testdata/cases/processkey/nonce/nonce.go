// Package nonce puts a random value into every answer and forgets it.
package nonce

import (
	"crypto/rand"
	"net/http"
)

// Headers sets a policy that allows the scripts of one page.
func Headers(page func(w http.ResponseWriter, nonce string)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		nonce := rand.Text()
		w.Header().Set("Content-Security-Policy", "script-src 'nonce-"+nonce+"'")
		page(w, nonce)
	}
}

// Routes adds a page to mux.
func Routes(mux *http.ServeMux, page func(w http.ResponseWriter, nonce string)) {
	mux.HandleFunc("GET /", Headers(page))
}
