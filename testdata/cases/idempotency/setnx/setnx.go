// Package setnx claims the ids of events in Redis.
package setnx

import (
	"context"
	"net/http"
	"time"

	"github.com/redis/go-redis/v9"
)

// Hook receives the provider's events.
type Hook struct {
	rdb  *redis.Client
	book func(ctx context.Context, id string) error
}

// New returns a hook that claims ids in rdb.
func New(rdb *redis.Client, book func(ctx context.Context, id string) error) *Hook {
	return &Hook{rdb: rdb, book: book}
}

// ServeHTTP books an event once.
func (h *Hook) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	id := r.Header.Get("X-Event-ID")
	first, err := h.rdb.SetNX(r.Context(), "event:"+id, 1, 72*time.Hour).Result()
	if err != nil {
		http.Error(w, "try again", http.StatusServiceUnavailable)
		return
	}
	if !first {
		return
	}
	if err := h.book(r.Context(), id); err != nil {
		h.rdb.Del(r.Context(), "event:"+id)
		http.Error(w, "try again", http.StatusInternalServerError)
	}
}

// Routes registers the hook.
func Routes(mux *http.ServeMux, h *Hook) { mux.Handle("POST /hooks/payments", h) }
