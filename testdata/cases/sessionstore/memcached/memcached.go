// Package memcached keeps one-time codes in memcached.
package memcached

import (
	"crypto/rand"
	"net/http"

	"github.com/bradfitz/gomemcache/memcache"
)

// Codes mails codes and checks them.
type Codes struct {
	mc   *memcache.Client
	send func(to, code string) error
}

// New returns codes in mc.
func New(mc *memcache.Client, send func(to, code string) error) *Codes { return &Codes{mc, send} }

func (c *Codes) issue(w http.ResponseWriter, r *http.Request) {
	email, code := r.FormValue("email"), rand.Text()[:6]
	if err := c.mc.Set(&memcache.Item{Key: "otp:" + email, Value: []byte(code)}); err != nil { // want "Codes.issue writes one-time codes to the shared store without an expiry \\(reached from POST /code.*\\[sessionstore\\]"
		http.Error(w, "try again", http.StatusServiceUnavailable)
		return
	}
	if err := c.send(email, code); err != nil {
		http.Error(w, "try again", http.StatusBadGateway)
	}
}

// Handler returns the routes.
func (c *Codes) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /code", c.issue)
	return mux
}
