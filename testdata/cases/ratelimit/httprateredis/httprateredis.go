// Package httprateredis uses the library's counter in Redis.
package httprateredis

import (
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/httprate"
	httprateredis "github.com/go-chi/httprate-redis"
)

// Handler serves the public part of the API.
func Handler(redisHost string, search http.HandlerFunc) http.Handler {
	r := chi.NewRouter()
	r.Use(httprate.Limit(100, time.Minute,
		httprate.WithKeyByIP(),
		httprateredis.WithRedisLimitCounter(&httprateredis.Config{Host: redisHost, Port: 6379, FallbackDisabled: true}),
	))
	r.Get("/search", search)
	return r
}
