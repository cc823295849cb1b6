// Package sserelay sends order events to browsers through a library's server
// whose provider publishes and subscribes in Redis.
package sserelay

import (
	"context"
	"net/http"
	"strings"

	"github.com/redis/go-redis/v9"
	"github.com/tmaxmax/go-sse"
)

// A Relay is a provider over Redis.
type Relay struct{ rdb *redis.Client }

// Subscribe sends what comes through Redis to one browser.
func (p *Relay) Subscribe(ctx context.Context, sub sse.Subscription) error {
	in := p.rdb.Subscribe(ctx, sub.Topics...)
	defer in.Close()
	for {
		select {
		case <-ctx.Done():
			return ctx.Err()
		case got := <-in.Channel():
			m := &sse.Message{}
			m.AppendData(got.Payload)
			if err := sub.Client.Send(m); err != nil {
				return err
			}
			if err := sub.Client.Flush(); err != nil {
				return err
			}
		}
	}
}

// Publish hands a message to Redis.
func (p *Relay) Publish(m *sse.Message, topics []string) error {
	return p.rdb.Publish(context.Background(), strings.Join(topics, ","), m.String()).Err()
}

// Shutdown ends nothing: the connections end with their requests.
func (p *Relay) Shutdown(context.Context) error { return nil }

// A Shop takes orders and tells of them.
type Shop struct{ events *sse.Server }

// Order takes an order.
func (s *Shop) Order(w http.ResponseWriter, r *http.Request) {
	m := &sse.Message{}
	m.AppendData(r.FormValue("number"))
	if err := s.events.Publish(m); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

// Routes wires the shop.
func Routes(mux *http.ServeMux, rdb *redis.Client) {
	s := &Shop{events: &sse.Server{Provider: &Relay{rdb}}}
	mux.HandleFunc("POST /orders", s.Order)
	mux.Handle("GET /events", s.events)
}
