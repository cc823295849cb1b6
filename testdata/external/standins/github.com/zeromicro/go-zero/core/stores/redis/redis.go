// Package redis stands in for github.com/zeromicro/go-zero/core/stores/redis.
package redis

// A Redis is a client.
type Redis struct{ addr string }

// New returns a client.
func New(addr string) *Redis { return &Redis{addr} }

// A RedisLock is a lock in Redis.
type RedisLock struct{ store *Redis }

// NewRedisLock returns a lock.
func NewRedisLock(store *Redis, key string) *RedisLock { return &RedisLock{store} }

// Acquire takes the lock.
func (rl *RedisLock) Acquire() (bool, error) { return true, nil }

// Release gives it back.
func (rl *RedisLock) Release() (bool, error) { return true, nil }
