// Package redis stands in for github.com/eko/gocache/store/redis/v4.
package redis

import (
	"context"

	lib_store "github.com/eko/gocache/lib/v4/store"
)

// A RedisClientInterface is what the store needs of a client.
type RedisClientInterface interface {
	Ping(ctx context.Context) error
}

// A RedisStore keeps values in Redis.
type RedisStore struct {
	client  RedisClientInterface
	options []lib_store.Option
}

// NewRedis returns a store.
func NewRedis(client RedisClientInterface, options ...lib_store.Option) *RedisStore {
	return &RedisStore{client, options}
}

// Get reads a value.
func (s *RedisStore) Get(ctx context.Context, key any) (any, error) { return nil, nil }

// Set writes a value.
func (s *RedisStore) Set(ctx context.Context, key any, value any, options ...lib_store.Option) error {
	return nil
}

// Delete removes a value.
func (s *RedisStore) Delete(ctx context.Context, key any) error { return nil }
