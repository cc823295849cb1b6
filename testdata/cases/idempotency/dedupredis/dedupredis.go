// Package dedupredis drops messages that any instance has seen: the repository
// of the library's middleware is in Redis.
package dedupredis

import (
	"context"
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/ThreeDotsLabs/watermill/message/router/middleware"
	"github.com/redis/go-redis/v9"
)

type seen struct{ rdb *redis.Client }

// IsDuplicate claims a key for an hour.
func (s seen) IsDuplicate(ctx context.Context, key string) (bool, error) {
	fresh, err := s.rdb.SetNX(ctx, "seen:"+key, 1, time.Hour).Result()
	return !fresh, err
}

// Route consumes payments, each once.
func Route(router *message.Router, payments message.Subscriber, rdb *redis.Client, charge func(id string) error) {
	dedup := &middleware.Deduplicator{
		KeyFactory: middleware.NewMessageHasherSHA256(1024),
		Repository: seen{rdb},
		Timeout:    time.Second,
	}
	router.AddMiddleware(dedup.Middleware)
	router.AddNoPublisherHandler("charge", "payments", payments, func(m *message.Message) error {
		return charge(m.UUID)
	})
}
