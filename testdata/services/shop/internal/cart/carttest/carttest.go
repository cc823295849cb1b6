// Package carttest helps to test code that needs a cart.Store.
package carttest

import (
	"context"

	"example.com/shop/internal/cart"
)

// Store is a cart.Store that remembers what was saved and can be made to fail.
type Store struct {
	Carts map[string]cart.Cart
	Saves int
	Err   error
}

// Load implements cart.Store.
func (s *Store) Load(_ context.Context, id string) (cart.Cart, error) {
	return s.Carts[id], s.Err
}

// Save implements cart.Store.
func (s *Store) Save(_ context.Context, id string, c cart.Cart) error {
	if s.Carts == nil {
		s.Carts = make(map[string]cart.Cart)
	}
	s.Saves++
	s.Carts[id] = c
	return s.Err
}

// Delete implements cart.Store.
func (s *Store) Delete(_ context.Context, id string) error {
	delete(s.Carts, id)
	return s.Err
}
