// Package redigoset talks to Redis through redigo.
package redigoset

import (
	"crypto/rand"
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/gomodule/redigo/redis"
)

// Login keeps sessions through a pool.
type Login struct{ pool *redis.Pool }

// New returns a login on the given pool.
func New(pool *redis.Pool) *Login { return &Login{pool} }

func (l *Login) start(w http.ResponseWriter, r *http.Request) {
	conn := l.pool.Get()
	defer conn.Close()
	id := rand.Text()
	if _, err := conn.Do("SET", "session/"+id, r.FormValue("user")); err != nil { // want "Login.start writes sessions to the shared store without an expiry \\(reached from POST /login.*\\[sessionstore\\]"
		http.Error(w, "try again", http.StatusServiceUnavailable)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: id})
}

// Routes registers the handler.
func (l *Login) Routes(r chi.Router) { r.Post("/login", l.start) }
