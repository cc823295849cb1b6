// Package ttl holds a map whose entries are dropped after a while.
package ttl

import (
	"sync"
	"time"
)

type item[V any] struct {
	val     V
	touched time.Time
}

// Map is a map whose entries live for a fixed time after their last use.
type Map[V any] struct {
	mu    sync.Mutex
	life  time.Duration
	items map[string]item[V]
}

// New returns an empty map.
func New[V any](life time.Duration) *Map[V] {
	return &Map[V]{life: life, items: map[string]item[V]{}}
}

// Get returns the value of key, the zero value if there is none.
func (m *Map[V]) Get(key string) V {
	m.mu.Lock()
	defer m.mu.Unlock()
	it, ok := m.items[key]
	if !ok || time.Since(it.touched) > m.life {
		delete(m.items, key)
		var zero V
		return zero
	}
	return it.val
}

// Put stores a value.
func (m *Map[V]) Put(key string, v V) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.items[key] = item[V]{v, time.Now()}
}
