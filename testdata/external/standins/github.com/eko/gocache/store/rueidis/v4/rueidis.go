// Package rueidis stands in for github.com/eko/gocache/store/rueidis/v4.
package rueidis

import (
	"context"

	lib_store "github.com/eko/gocache/lib/v4/store"
)

// A Client is what the store needs of a client.
type Client interface {
	Ping(ctx context.Context) error
}

// A RueidisStore keeps values in Redis.
type RueidisStore struct {
	client  Client
	options []lib_store.Option
}

// NewRueidis returns a store.
func NewRueidis(client Client, options ...lib_store.Option) *RueidisStore {
	return &RueidisStore{client, options}
}

// Get reads a value.
func (s *RueidisStore) Get(ctx context.Context, key any) (any, error) { return nil, nil }

// Set writes a value.
func (s *RueidisStore) Set(ctx context.Context, key any, value any, options ...lib_store.Option) error {
	return nil
}

// Delete removes a value.
func (s *RueidisStore) Delete(ctx context.Context, key any) error { return nil }
