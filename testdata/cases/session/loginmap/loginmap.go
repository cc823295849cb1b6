// Package loginmap signs customers in and remembers them in a map.
package loginmap

import (
	"crypto/rand"
	"encoding/json"
	"net/http"
	"sync"
	"time"
)

type session struct {
	User    string
	Started time.Time
}

// Manager knows who is signed in.
type Manager struct {
	mu       sync.RWMutex
	sessions map[string]session // want "Manager.sessions keeps sessions in this process's memory \\(written by POST /login, Manager.Login at .*POST /logout.*finds no session; move them to a shared session store .*\\[session\\]"
	check    func(user, password string) bool
}

// NewManager returns a manager that checks passwords with check.
func NewManager(check func(user, password string) bool) *Manager {
	return &Manager{sessions: make(map[string]session), check: check}
}

// Login starts a session.
func (m *Manager) Login(w http.ResponseWriter, r *http.Request) {
	user := r.FormValue("user")
	if !m.check(user, r.FormValue("password")) {
		http.Error(w, "wrong password", http.StatusUnauthorized)
		return
	}
	id := rand.Text()
	m.put(id, session{User: user, Started: time.Now()})
	http.SetCookie(w, &http.Cookie{Name: "sid", Value: id, HttpOnly: true})
}

// Logout ends the session of the cookie.
func (m *Manager) Logout(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("sid")
	if err != nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.sessions, c.Value)
}

// Me tells who is signed in.
func (m *Manager) Me(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("sid")
	if err != nil {
		http.Error(w, "sign in", http.StatusUnauthorized)
		return
	}
	m.mu.RLock()
	s, ok := m.sessions[c.Value]
	m.mu.RUnlock()
	if !ok {
		http.Error(w, "sign in", http.StatusUnauthorized)
		return
	}
	json.NewEncoder(w).Encode(s)
}

func (m *Manager) put(id string, s session) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sessions[id] = s
}

// Routes registers the handlers.
func Routes(mux *http.ServeMux, m *Manager) {
	mux.HandleFunc("POST /login", m.Login)
	mux.HandleFunc("POST /logout", m.Logout)
	mux.HandleFunc("GET /me", m.Me)
}
