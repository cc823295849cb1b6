// Package rediscluster stands in for github.com/eko/gocache/store/rediscluster/v4.
package rediscluster

import (
	"context"

	lib_store "github.com/eko/gocache/lib/v4/store"
)

// A RedisClusterClientInterface is what the store needs of a client.
type RedisClusterClientInterface interface {
	Ping(ctx context.Context) error
}

// A RedisClusterStore keeps values in a Redis cluster.
type RedisClusterStore struct {
	client  RedisClusterClientInterface
	options []lib_store.Option
}

// NewRedisCluster returns a store.
func NewRedisCluster(client RedisClusterClientInterface, options ...lib_store.Option) *RedisClusterStore {
	return &RedisClusterStore{client, options}
}

// Get reads a value.
func (s *RedisClusterStore) Get(ctx context.Context, key any) (any, error) { return nil, nil }

// Set writes a value.
func (s *RedisClusterStore) Set(ctx context.Context, key any, value any, options ...lib_store.Option) error {
	return nil
}

// Delete removes a value.
func (s *RedisClusterStore) Delete(ctx context.Context, key any) error { return nil }
