// Package csrflib gives the library a key that nobody else has.
package csrflib

import (
	"crypto/rand"
	"net/http"

	"github.com/gorilla/csrf"
)

// Protect wraps the pages of a shop.
func Protect(pages http.Handler) (http.Handler, error) {
	key := make([]byte, 32)
	if _, err := rand.Read(key); err != nil {
		return nil, err
	}
	return csrf.Protect(key, csrf.Secure(true))(pages), nil // want "Protect makes up a CSRF key in each process: a form that one instance renders every other instance refuses.*\\[processkey\\]"
}

// Routes adds the shop to mux.
func Routes(mux *http.ServeMux, pages http.HandlerFunc) error {
	h, err := Protect(pages)
	if err != nil {
		return err
	}
	mux.Handle("/shop/", h)
	return nil
}
