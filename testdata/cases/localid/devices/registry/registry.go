// Package registry gives devices numbers.
package registry

import "sync"

// Registry numbers devices.
type Registry struct {
	mu     sync.Mutex
	lastID uint64
}

// New returns a registry without devices.
func New() *Registry { return &Registry{} }

// Assign returns a number that no other device has.
func (r *Registry) Assign() uint64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lastID++
	return r.lastID
}
