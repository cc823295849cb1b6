// Package onestore keeps everything that has to be at hand in one cache: copies of
// settings, and who is signed in. Of the latter there is no other copy.
package onestore

import (
	"database/sql"
	"net/http"
	"strings"
	"sync"

	"github.com/google/uuid"
)

// A Cache has a value for each key.
type Cache struct {
	mu      sync.RWMutex
	entries map[string]string // want "Cache.entries keeps sessions in this process's memory \\(written by .*\\[session\\]"
}

func (c *Cache) Get(key string) (string, bool) {
	c.mu.RLock()
	defer c.mu.RUnlock()
	v, ok := c.entries[key]
	return v, ok
}

func (c *Cache) Set(key, value string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.entries[key] = value
}

// A Server has settings and users.
type Server struct {
	db    *sql.DB
	cache *Cache
}

// Routes adds the server's routes to mux.
func Routes(mux *http.ServeMux, db *sql.DB) {
	s := &Server{db: db, cache: &Cache{entries: map[string]string{}}}
	mux.HandleFunc("POST /signin", s.signIn)
	mux.HandleFunc("GET /me", s.me)
	mux.HandleFunc("PUT /title", s.setTitle)
}

func (s *Server) setTitle(w http.ResponseWriter, r *http.Request) {
	var v string
	if err := s.db.QueryRowContext(r.Context(), `UPDATE settings SET value = $1 WHERE name = 'title' RETURNING value`, r.FormValue("title")).Scan(&v); err != nil {
		http.Error(w, "not saved", http.StatusInternalServerError)
		return
	}
	s.cache.Set("title", v)
}

func (s *Server) signIn(w http.ResponseWriter, r *http.Request) {
	var user string
	if err := s.db.QueryRowContext(r.Context(), `SELECT id FROM users WHERE name = $1 AND pass = $2`, r.FormValue("name"), r.FormValue("pass")).Scan(&user); err != nil {
		http.Error(w, "no", http.StatusForbidden)
		return
	}
	bearer := uuid.NewString()
	s.cache.Set("user:"+bearer, user+" "+uuid.NewString()) // and what its forms have to bring back
	w.Write([]byte(bearer))
}

func (s *Server) me(w http.ResponseWriter, r *http.Request) {
	bearer := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	user, ok := s.cache.Get("user:" + bearer)
	if !ok {
		http.Error(w, "sign in first", http.StatusUnauthorized)
		return
	}
	title, _ := s.cache.Get("title")
	w.Write([]byte(title + ": " + user))
}
