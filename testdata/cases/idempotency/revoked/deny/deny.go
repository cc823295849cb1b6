// Package deny holds the ids of tokens that are no longer accepted.
package deny

import (
	"sync"
	"time"
)

// A List is a deny-list of token ids.
type List struct {
	mu    sync.RWMutex
	until map[string]time.Time
}

// NewList returns an empty list.
func NewList() *List { return &List{until: map[string]time.Time{}} }

// Add denies a token until it expires by itself.
func (l *List) Add(jti string, until time.Time) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.until[jti] = until
}

// Denied reports whether a token is on the list.
func (l *List) Denied(jti string) bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	_, ok := l.until[jti]
	return ok
}
