// Package redsync stands in for github.com/go-redsync/redsync/v4.
package redsync

import (
	"context"

	"github.com/go-redsync/redsync/v4/redis"
)

// A Redsync makes locks in Redis.
type Redsync struct{ pools []redis.Pool }

// New returns one over pools of connections.
func New(pools ...redis.Pool) *Redsync { return &Redsync{pools} }

// A Mutex is a lock.
type Mutex struct{ pools []redis.Pool }

// An Option sets an option of a lock.
type Option interface{ Apply(*Mutex) }

// NewMutex returns a lock.
func (r *Redsync) NewMutex(name string, options ...Option) *Mutex { return &Mutex{r.pools} }

// LockContext takes the lock.
func (m *Mutex) LockContext(ctx context.Context) error { return nil }

// UnlockContext gives it back.
func (m *Mutex) UnlockContext(ctx context.Context) (bool, error) { return true, nil }
