// Package dedupmemory drops messages that it has seen, with the repository that
// the library has by default: a map.
package dedupmemory

import (
	"time"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/ThreeDotsLabs/watermill/message/router/middleware"
)

// Route consumes payments, each once.
func Route(router *message.Router, payments message.Subscriber, charge func(id string) error) {
	dedup := &middleware.Deduplicator{ // want `Route keeps .*Deduplicator.Repository \[idempotency\]`
		KeyFactory: middleware.NewMessageHasherSHA256(1024),
		Timeout:    time.Second,
	}
	router.AddMiddleware(dedup.Middleware)
	router.AddNoPublisherHandler("charge", "payments", payments, func(m *message.Message) error {
		return charge(m.UUID)
	})
}
