// Package fallback counts requests in Redis, most of the time.
package fallback

import (
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/httprate"
	httprateredis "github.com/go-chi/httprate-redis"
)

// Routes registers the handler behind a limit of a hundred requests a minute.
func Routes(r chi.Router, host string, search http.HandlerFunc) {
	r.Use(httprate.Limit(100, time.Minute,
		httprate.WithKeyByIP(),
		httprateredis.WithRedisLimitCounter(&httprateredis.Config{ // want "Routes counts in this process's memory whenever the shared store does not answer: during an outage each instance counts for itself.*set FallbackDisabled.*\\[sessionstore\\]"
			Host: host, Port: 6379,
		}),
	))
	r.Get("/search", search)
}
