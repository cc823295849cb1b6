// Package redigoex talks to Redis through redigo.
package redigoex

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
	if _, err := conn.Do("SET", "session/"+rand.Text(), r.FormValue("user"), "EX", 86400); err != nil {
		http.Error(w, "try again", http.StatusServiceUnavailable)
	}
}

// Routes registers the handler.
func (l *Login) Routes(r chi.Router) { r.Post("/login", l.start) }
