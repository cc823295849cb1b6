// Package bykey has a mutex for every key.
package bykey

import "sync"

// Locks are mutexes by key.
type Locks struct {
	mu    sync.Mutex
	byKey map[string]*sync.Mutex
}

// New returns no locks yet.
func New() *Locks { return &Locks{byKey: make(map[string]*sync.Mutex)} }

// Lock locks a key and returns what unlocks it.
func (l *Locks) Lock(key string) (unlock func()) {
	l.mu.Lock()
	m, ok := l.byKey[key]
	if !ok {
		m = new(sync.Mutex)
		l.byKey[key] = m
	}
	l.mu.Unlock()
	m.Lock()
	return m.Unlock
}
