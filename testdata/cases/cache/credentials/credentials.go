// Package credentials remembers which passwords were right, so that hashing them
// again is saved: what is kept is made of a row of the database.
package credentials

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"net/http"
	"sync"
)

type entry struct {
	salt string
	sum  [32]byte
	hash string
}

type credentialsCache struct {
	mu    sync.RWMutex
	cache map[string]entry // want "credentialsCache.cache keeps in this process's memory copies of values.*\\[cache\\]"
}

func (c *credentialsCache) add(user, password, hash string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	salt := rand.Text()
	c.cache[user] = entry{salt: salt, sum: sha256.Sum256([]byte(salt + password)), hash: hash}
}

func (c *credentialsCache) check(user, password, hash string) bool {
	c.mu.RLock()
	defer c.mu.RUnlock()
	e, ok := c.cache[user]
	return ok && e.hash == hash && e.sum == sha256.Sum256([]byte(e.salt+password))
}

func (c *credentialsCache) remove(user string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.cache, user)
}

// Accounts are the accounts of the service.
type Accounts struct {
	db    *sql.DB
	right *credentialsCache
}

// New returns the accounts in db.
func New(db *sql.DB) *Accounts {
	return &Accounts{db: db, right: &credentialsCache{cache: map[string]entry{}}}
}

func (a *Accounts) hash(ctx context.Context, user string) (hash string, err error) {
	err = a.db.QueryRowContext(ctx, "SELECT hash FROM accounts WHERE name = $1", user).Scan(&hash)
	return hash, err
}

// Routes adds the routes to mux; verify compares a password with its hash.
func (a *Accounts) Routes(mux *http.ServeMux, verify func(password, hash string) bool) {
	mux.HandleFunc("GET /me", func(w http.ResponseWriter, r *http.Request) {
		user, password, _ := r.BasicAuth()
		hash, err := a.hash(r.Context(), user)
		if err != nil {
			http.Error(w, err.Error(), http.StatusUnauthorized)
			return
		}
		if !a.right.check(user, password, hash) {
			if !verify(password, hash) {
				http.Error(w, "no", http.StatusUnauthorized)
				return
			}
			a.right.add(user, password, hash)
		}
		w.Write([]byte(user))
	})
	mux.HandleFunc("DELETE /me", func(w http.ResponseWriter, r *http.Request) {
		user, _, _ := r.BasicAuth()
		a.right.remove(user)
	})
}
