// Package fallbackoff refuses to count where only one instance sees it.
package fallbackoff

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
		httprateredis.WithRedisLimitCounter(&httprateredis.Config{Host: host, Port: 6379, FallbackDisabled: true}),
	))
	r.Get("/search", search)
}
