package store

import (
	"context"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"
)

// DefaultRedisAddr is where Redis is looked for when no address is configured.
const DefaultRedisAddr = "127.0.0.1:6379"

// OpenRedis connects to the Redis server at addr.
func OpenRedis(ctx context.Context, addr string) (*redis.Client, error) {
	if addr == "" {
		addr = DefaultRedisAddr
	}
	rdb := redis.NewClient(&redis.Options{Addr: addr, DialTimeout: time.Second})
	if err := rdb.Ping(ctx).Err(); err != nil {
		rdb.Close()
		return nil, fmt.Errorf("connecting to redis at %s: %w", addr, err)
	}
	return rdb, nil
}
