// Package cache stands in for github.com/eko/gocache/lib/v4/cache.
package cache

import (
	"context"

	"github.com/eko/gocache/lib/v4/store"
)

// A Cache is a typed view of a store.
type Cache[T any] struct{ codec store.StoreInterface }

// New returns a cache over a store.
func New[T any](store store.StoreInterface) *Cache[T] { return &Cache[T]{store} }

// Get reads a value.
func (c *Cache[T]) Get(ctx context.Context, key any) (T, error) {
	v, err := c.codec.Get(ctx, key)
	t, _ := v.(T)
	return t, err
}

// Set writes a value.
func (c *Cache[T]) Set(ctx context.Context, key any, object T, options ...store.Option) error {
	return c.codec.Set(ctx, key, object, options...)
}
