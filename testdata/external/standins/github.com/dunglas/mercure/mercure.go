// Package mercure stands in for github.com/dunglas/mercure.
package mercure

import (
	"context"
	"net/http"
)

// A Transport carries updates from those who publish to those who subscribe.
type Transport interface {
	Dispatch(ctx context.Context, update *Update) error
}

// An Update is what somebody published.
type Update struct{ Topics []string }

// An Option sets an option of a hub.
type Option func(h *Hub) error

// WithTransport sets the transport.
func WithTransport(t Transport) Option {
	return func(h *Hub) error { h.transport = t; return nil }
}

// A Hub hands updates to browsers.
type Hub struct{ transport Transport }

// NewHub returns a hub.
func NewHub(ctx context.Context, options ...Option) (*Hub, error) { return &Hub{}, nil }

// ServeHTTP serves browsers.
func (h *Hub) ServeHTTP(w http.ResponseWriter, r *http.Request) {}
