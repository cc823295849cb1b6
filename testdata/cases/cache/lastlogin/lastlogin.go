// Package lastlogin keeps copies of users, and changes in the copy what it changes
// in the database.
package lastlogin

import (
	"database/sql"
	"encoding/json"
	"net/http"
	"sync"
	"time"
)

type user struct {
	Name, Mail string
	LastLogin  time.Time
}

type usersCache struct {
	mu    sync.Mutex
	users map[string]user // want "usersCache.users keeps in this process's memory copies of values that come from elsewhere.*\\[cache\\]"
}

func (c *usersCache) get(name string) (user, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	u, ok := c.users[name]
	return u, ok
}

func (c *usersCache) put(u user) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.users[u.Name] = u
}

func (c *usersCache) touch(name string, at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if u, ok := c.users[name]; ok {
		u.LastLogin = at
		c.users[name] = u
	}
}

// Handler returns the routes of the accounts.
func Handler(db *sql.DB) http.Handler {
	cache := &usersCache{users: map[string]user{}}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		var u user
		row := db.QueryRow("SELECT name, mail, last_login FROM users WHERE name = $1", r.FormValue("name"))
		if err := row.Scan(&u.Name, &u.Mail, &u.LastLogin); err != nil {
			http.Error(w, err.Error(), http.StatusForbidden)
			return
		}
		now := time.Now()
		if _, err := db.Exec("UPDATE users SET last_login = $1 WHERE name = $2", now, u.Name); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		cache.put(u)
		cache.touch(u.Name, now)
	})
	mux.HandleFunc("GET /users/{name}", func(w http.ResponseWriter, r *http.Request) {
		if u, ok := cache.get(r.PathValue("name")); ok {
			json.NewEncoder(w).Encode(u)
		}
	})
	return mux
}
