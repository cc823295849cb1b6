// Package store stands in for github.com/appleboy/gin-jwt/v3/store.
package store

import (
	"context"

	"github.com/appleboy/gin-jwt/v3/core"
)

// RedisConfig says where Redis is.
type RedisConfig struct{ Addr string }

// A RedisRefreshTokenStore keeps refresh tokens in Redis.
type RedisRefreshTokenStore struct{ config *RedisConfig }

// NewRedisStore returns a store in Redis.
func NewRedisStore(config *RedisConfig) (core.TokenStore, error) {
	return &RedisRefreshTokenStore{config}, nil
}

// Delete forgets a token.
func (s *RedisRefreshTokenStore) Delete(ctx context.Context, token string) error { return nil }
