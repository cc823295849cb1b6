// Package chihttprate limits by address with the library's own counter.
package chihttprate

import (
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/httprate"
)

// Handler serves the public part of the API.
func Handler(search http.HandlerFunc) http.Handler {
	r := chi.NewRouter()
	r.Use(httprate.LimitByIP(100, time.Minute)) // want "Handler keeps a rate limit in this process's memory: .*N × 100 requests a minute.*\\[ratelimit\\]"
	r.Get("/search", search)
	return r
}
