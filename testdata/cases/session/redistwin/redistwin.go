// Package redistwin signs customers in and remembers them in Redis.
package redistwin

import (
	"crypto/rand"
	"net/http"
	"time"

	"github.com/redis/go-redis/v9"
)

// Manager knows who is signed in.
type Manager struct {
	rdb   redis.Cmdable
	check func(user, password string) bool
}

// NewManager returns a manager that keeps its sessions in rdb.
func NewManager(rdb redis.Cmdable, check func(user, password string) bool) *Manager {
	return &Manager{rdb: rdb, check: check}
}

// Login starts a session.
func (m *Manager) Login(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	if !m.check(user, r.FormValue("password")) {
		http.Error(w, "wrong password", http.StatusUnauthorized)
		return
	}
	id := rand.Text()
	if err := m.rdb.Set(r.Context(), "session:"+id, user, 12*time.Hour).Err(); err != nil {
		http.Error(w, "try again", http.StatusServiceUnavailable)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: id, HttpOnly: true})
}

// Me tells who is signed in.
func (m *Manager) Me(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("sid")
	if err != nil {
		http.Error(w, "sign in", http.StatusUnauthorized)
		return
	}
	user, err := m.rdb.Get(r.Context(), "session:"+c.Value).Result()
	if err != nil {
		http.Error(w, "sign in", http.StatusUnauthorized)
		return
	}
	w.Write([]byte(user))
}

// Routes registers the handlers.
func Routes(mux *http.ServeMux, m *Manager) {
	mux.HandleFunc("POST /login", m.Login)
	mux.HandleFunc("GET /me", m.Me)
}
