// Package memcache stands in for github.com/eko/gocache/store/memcache/v4.
package memcache

import (
	"context"

	lib_store "github.com/eko/gocache/lib/v4/store"
)

// A MemcacheClientInterface is what the store needs of a client.
type MemcacheClientInterface interface {
	Ping(ctx context.Context) error
}

// A MemcacheStore keeps values in memcached.
type MemcacheStore struct {
	client  MemcacheClientInterface
	options []lib_store.Option
}

// NewMemcache returns a store.
func NewMemcache(client MemcacheClientInterface, options ...lib_store.Option) *MemcacheStore {
	return &MemcacheStore{client, options}
}

// Get reads a value.
func (s *MemcacheStore) Get(ctx context.Context, key any) (any, error) { return nil, nil }

// Set writes a value.
func (s *MemcacheStore) Set(ctx context.Context, key any, value any, options ...lib_store.Option) error {
	return nil
}

// Delete removes a value.
func (s *MemcacheStore) Delete(ctx context.Context, key any) error { return nil }
