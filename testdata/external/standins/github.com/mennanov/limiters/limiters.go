// Package limiters stands in for github.com/mennanov/limiters.
package limiters

import (
	"context"
	"time"

	"github.com/redis/go-redis/v9"
)

// A Clock tells the time.
type Clock interface{ Now() time.Time }

// A SystemClock is the clock of the system.
type SystemClock struct{}

// NewSystemClock returns it.
func NewSystemClock() *SystemClock { return &SystemClock{} }

// Now tells the time.
func (c *SystemClock) Now() time.Time { return time.Now() }

// A FixedWindowIncrementer counts.
type FixedWindowIncrementer interface {
	Increment(ctx context.Context, window time.Time, ttl time.Duration) (int64, error)
}

// A FixedWindowRedis counts in Redis.
type FixedWindowRedis struct{ cli redis.UniversalClient }

// NewFixedWindowRedis returns a counter.
func NewFixedWindowRedis(cli redis.UniversalClient, prefix string) *FixedWindowRedis {
	return &FixedWindowRedis{cli}
}

// Increment counts.
func (f *FixedWindowRedis) Increment(ctx context.Context, window time.Time, ttl time.Duration) (int64, error) {
	return 0, nil
}

// A FixedWindow limits what happens in a window of time.
type FixedWindow struct{ backend FixedWindowIncrementer }

// NewFixedWindow returns a limiter.
func NewFixedWindow(capacity int64, rate time.Duration, fixedWindowIncrementer FixedWindowIncrementer, clock Clock) *FixedWindow {
	return &FixedWindow{fixedWindowIncrementer}
}

// Limit asks for a permit.
func (f *FixedWindow) Limit(ctx context.Context) (time.Duration, error) { return 0, nil }
