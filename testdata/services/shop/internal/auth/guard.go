package auth

import (
	"sync"
	"time"
)

const (
	maxFailures   = 5
	failureWindow = 15 * time.Minute
)

type attempts struct {
	count int
	since time.Time
}

// LoginGuard stops the guessing of passwords: after five wrong ones an account
// is closed for a quarter of an hour.
type LoginGuard struct {
	mu       sync.Mutex
	failures map[string]attempts
}

// NewLoginGuard returns a guard that has seen no failures.
func NewLoginGuard() *LoginGuard {
	return &LoginGuard{failures: make(map[string]attempts)}
}

// Allowed reports whether a login may be tried for the account.
func (g *LoginGuard) Allowed(account string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	a := g.failures[account]
	return a.count < maxFailures || time.Since(a.since) > failureWindow
}

// Failed counts a wrong password.
func (g *LoginGuard) Failed(account string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	a := g.failures[account]
	if time.Since(a.since) > failureWindow {
		a = attempts{since: time.Now()}
	}
	a.count++
	g.failures[account] = a
}

// Succeeded forgets the failures of the account.
func (g *LoginGuard) Succeeded(account string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.failures, account)
}
