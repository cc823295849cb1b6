package cart

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"
)

const cartTTL = 14 * 24 * time.Hour

// RedisStore is a Store in Redis.
type RedisStore struct {
	rdb *redis.Client
}

// NewRedisStore returns the store in rdb.
func NewRedisStore(rdb *redis.Client) *RedisStore { return &RedisStore{rdb: rdb} }

// Load implements Store.
func (s *RedisStore) Load(ctx context.Context, id string) (Cart, error) {
	data, err := s.rdb.Get(ctx, "cart:"+id).Bytes()
	if errors.Is(err, redis.Nil) {
		return Cart{}, nil
	}
	if err != nil {
		return Cart{}, fmt.Errorf("loading cart: %w", err)
	}
	var c Cart
	if err := json.Unmarshal(data, &c); err != nil {
		return Cart{}, fmt.Errorf("loading cart: %w", err)
	}
	return c, nil
}

// Save implements Store.
func (s *RedisStore) Save(ctx context.Context, id string, c Cart) error {
	data, err := json.Marshal(c)
	if err != nil {
		return err
	}
	return s.rdb.Set(ctx, "cart:"+id, data, cartTTL).Err()
}

// Delete implements Store.
func (s *RedisStore) Delete(ctx context.Context, id string) error {
	return s.rdb.Del(ctx, "cart:"+id).Err()
}
