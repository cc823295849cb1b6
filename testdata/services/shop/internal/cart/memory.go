package cart

import (
	"context"
	"slices"
	"sync"
)

// MemoryStore is a Store for a shop that runs without Redis.
type MemoryStore struct {
	mu    sync.RWMutex
	carts map[string]Cart
}

// NewMemoryStore returns an empty store.
func NewMemoryStore() *MemoryStore {
	return &MemoryStore{carts: make(map[string]Cart)}
}

// Load implements Store.
func (s *MemoryStore) Load(_ context.Context, id string) (Cart, error) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	c := s.carts[id]
	c.Lines = slices.Clone(c.Lines)
	return c, nil
}

// Save implements Store.
func (s *MemoryStore) Save(_ context.Context, id string, c Cart) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.carts[id] = c
	return nil
}

// Delete implements Store.
func (s *MemoryStore) Delete(_ context.Context, id string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.carts, id)
	return nil
}
