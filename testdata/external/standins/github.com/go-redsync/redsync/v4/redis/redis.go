// Package redis stands in for github.com/go-redsync/redsync/v4/redis.
package redis

// A Pool is a pool of connections.
type Pool interface{ Get() any }
