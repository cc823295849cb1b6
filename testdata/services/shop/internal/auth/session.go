// Package auth signs customers in and out.
package auth

import (
	"crypto/rand"
	"sync"
	"time"
)

// Session is a signed-in customer.
type Session struct {
	UserID  string
	Email   string
	Expires time.Time
}

// Manager keeps track of who is signed in.
type Manager struct {
	ttl time.Duration

	mu       sync.Mutex
	sessions map[string]Session // by token
}

// NewManager returns a manager whose sessions end after ttl without a request.
func NewManager(ttl time.Duration) *Manager {
	m := &Manager{ttl: ttl, sessions: make(map[string]Session)}
	go m.evict()
	return m
}

// Create signs a customer in and returns the token for the cookie.
func (m *Manager) Create(userID, email string) string {
	token := rand.Text()
	m.mu.Lock()
	defer m.mu.Unlock()
	m.sessions[token] = Session{UserID: userID, Email: email, Expires: time.Now().Add(m.ttl)}
	return token
}

// Lookup returns the session of a token and extends it.
func (m *Manager) Lookup(token string) (Session, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	s, ok := m.sessions[token]
	if !ok || time.Now().After(s.Expires) {
		return Session{}, false
	}
	s.Expires = time.Now().Add(m.ttl)
	m.sessions[token] = s
	return s, true
}

// Delete signs a customer out.
func (m *Manager) Delete(token string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.sessions, token)
}

// TTL returns how long a session lives without a request.
func (m *Manager) TTL() time.Duration { return m.ttl }

func (m *Manager) evict() {
	for now := range time.Tick(time.Minute) {
		m.mu.Lock()
		for token, s := range m.sessions {
			if now.After(s.Expires) {
				delete(m.sessions, token)
			}
		}
		m.mu.Unlock()
	}
}
