// Package lcw stands in for github.com/go-pkgz/lcw/v2.
package lcw

// A LoadingCache keeps values, and loads those that it has not.
type LoadingCache[V any] interface {
	Get(key string, fn func() (V, error)) (val V, err error)
	Delete(key string)
}

// New returns the cache that a URI describes.
func New[V any](uri string) (LoadingCache[V], error) { return &RedisCache[V]{}, nil }

// A RedisCache keeps values in Redis.
type RedisCache[V any] struct{ _ V }

// Get reads a value.
func (c *RedisCache[V]) Get(key string, fn func() (V, error)) (V, error) { return fn() }

// Delete removes a value.
func (c *RedisCache[V]) Delete(key string) {}

// A Nop keeps nothing.
type Nop[V any] struct{}

// NewNopCache returns a cache that keeps nothing.
func NewNopCache[V any]() *Nop[V] { return &Nop[V]{} }

// Get loads a value.
func (n *Nop[V]) Get(key string, fn func() (V, error)) (V, error) { return fn() }

// Delete does nothing.
func (n *Nop[V]) Delete(key string) {}
