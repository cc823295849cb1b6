// Package guard closes accounts for a while after wrong passwords.
package guard

import (
	"sync"
	"time"
)

const (
	most   = 5
	window = 15 * time.Minute
)

type tries struct {
	count int
	first time.Time
}

// Guard counts wrong passwords by account.
type Guard struct {
	mu     sync.Mutex
	failed map[string]tries
}

// New returns a guard that has seen no failures.
func New() *Guard { return &Guard{failed: map[string]tries{}} }

// Closed reports whether an account is closed now.
func (g *Guard) Closed(account string) bool {
	g.mu.Lock()
	defer g.mu.Unlock()
	t := g.failed[account]
	return t.count >= most && time.Since(t.first) < window
}

// Failed counts a wrong password.
func (g *Guard) Failed(account string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	t := g.failed[account]
	if time.Since(t.first) > window {
		t = tries{first: time.Now()}
	}
	t.count++
	g.failed[account] = t
}
