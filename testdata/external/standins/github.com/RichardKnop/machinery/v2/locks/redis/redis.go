// Package redis stands in for github.com/RichardKnop/machinery/v2/locks/redis.
package redis

import "github.com/RichardKnop/machinery/v2/config"

// A Lock is a lock in Redis.
type Lock struct{ retries int }

// New returns a lock.
func New(cnf *config.Config, addrs []string, db, retries int) Lock { return Lock{retries} }

// LockWithRetries takes the lock.
func (r Lock) LockWithRetries(key string, unixTsToExpireNs int64) error { return nil }
