// Package kv holds a small generic map whose entries expire.
package kv

import (
	"sync"
	"time"
)

type entry[V any] struct {
	value   V
	expires time.Time
}

// Map is a map whose entries live for a fixed time. It is safe for concurrent use.
type Map[K comparable, V any] struct {
	ttl time.Duration

	mu      sync.Mutex
	entries map[K]entry[V]
}

// NewMap returns an empty map whose entries live for ttl.
func NewMap[K comparable, V any](ttl time.Duration) *Map[K, V] {
	m := &Map[K, V]{ttl: ttl, entries: make(map[K]entry[V])}
	go m.janitor()
	return m
}

// Get returns the value of k, if there is one that has not expired.
func (m *Map[K, V]) Get(k K) (V, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	e, ok := m.entries[k]
	if !ok || time.Now().After(e.expires) {
		var zero V
		return zero, false
	}
	return e.value, true
}

// Set stores v under k.
func (m *Map[K, V]) Set(k K, v V) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.entries[k] = entry[V]{value: v, expires: time.Now().Add(m.ttl)}
}

// Delete removes k.
func (m *Map[K, V]) Delete(k K) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.entries, k)
}

// janitor drops expired entries.
func (m *Map[K, V]) janitor() {
	for now := range time.Tick(m.ttl) {
		m.mu.Lock()
		for k, e := range m.entries {
			if now.After(e.expires) {
				delete(m.entries, k)
			}
		}
		m.mu.Unlock()
	}
}
