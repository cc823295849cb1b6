// Package goredis stands in for github.com/go-redsync/redsync/v4/redis/goredis/v9.
package goredis

import (
	redsyncredis "github.com/go-redsync/redsync/v4/redis"
	"github.com/redis/go-redis/v9"
)

type pool struct{ delegate redis.UniversalClient }

func (p *pool) Get() any { return p.delegate }

// NewPool returns the pool of a client.
func NewPool(delegate redis.UniversalClient) redsyncredis.Pool { return &pool{delegate} }
