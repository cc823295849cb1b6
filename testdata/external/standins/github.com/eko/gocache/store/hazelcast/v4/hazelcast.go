// Package hazelcast stands in for github.com/eko/gocache/store/hazelcast/v4.
package hazelcast

import (
	"context"

	lib_store "github.com/eko/gocache/lib/v4/store"
)

// A HazelcastMapInterface is what the store needs of a client.
type HazelcastMapInterface interface {
	Ping(ctx context.Context) error
}

// A HazelcastStore keeps values in Hazelcast.
type HazelcastStore struct {
	client  HazelcastMapInterface
	options []lib_store.Option
}

// NewHazelcast returns a store.
func NewHazelcast(client HazelcastMapInterface, options ...lib_store.Option) *HazelcastStore {
	return &HazelcastStore{client, options}
}

// Get reads a value.
func (s *HazelcastStore) Get(ctx context.Context, key any) (any, error) { return nil, nil }

// Set writes a value.
func (s *HazelcastStore) Set(ctx context.Context, key any, value any, options ...lib_store.Option) error {
	return nil
}

// Delete removes a value.
func (s *HazelcastStore) Delete(ctx context.Context, key any) error { return nil }
