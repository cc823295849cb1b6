// Package valkey stands in for github.com/eko/gocache/store/valkey/v4.
package valkey

import (
	"context"

	lib_store "github.com/eko/gocache/lib/v4/store"
)

// A Client is what the store needs of a client.
type Client interface {
	Ping(ctx context.Context) error
}

// A ValkeyStore keeps values in Valkey.
type ValkeyStore struct {
	client  Client
	options []lib_store.Option
}

// NewValkey returns a store.
func NewValkey(client Client, options ...lib_store.Option) *ValkeyStore {
	return &ValkeyStore{client, options}
}

// Get reads a value.
func (s *ValkeyStore) Get(ctx context.Context, key any) (any, error) { return nil, nil }

// Set writes a value.
func (s *ValkeyStore) Set(ctx context.Context, key any, value any, options ...lib_store.Option) error {
	return nil
}

// Delete removes a value.
func (s *ValkeyStore) Delete(ctx context.Context, key any) error { return nil }
