// Package kv holds a map whose entries expire.
package kv

import (
	"sync"
	"time"
)

type entry[V any] struct {
	val     V
	expires time.Time
}

// Map is a map whose entries live for a fixed time.
type Map[V any] struct {
	life    time.Duration
	mu      sync.Mutex
	entries map[string]entry[V]
}

// New returns an empty map.
func New[V any](life time.Duration) *Map[V] {
	return &Map[V]{life: life, entries: map[string]entry[V]{}}
}

// Get returns the value of key, if there is one that has not expired.
func (m *Map[V]) Get(key string) (V, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	e, ok := m.entries[key]
	if !ok || time.Now().After(e.expires) {
		var zero V
		return zero, false
	}
	return e.val, true
}

// Set stores a value.
func (m *Map[V]) Set(key string, v V) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.entries[key] = entry[V]{v, time.Now().Add(m.life)}
}
