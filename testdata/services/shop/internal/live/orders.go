package live

import (
	"context"
	"fmt"
	"net/http"

	"github.com/redis/go-redis/v9"
)

// OrderEvents tells customers how their orders get on.
type OrderEvents struct {
	rdb *redis.Client
}

// NewOrderEvents returns the events that go through rdb. Without it, nothing is told.
func NewOrderEvents(rdb *redis.Client) *OrderEvents { return &OrderEvents{rdb: rdb} }

// Publish tells the new status of the order with a payment reference.
func (e *OrderEvents) Publish(ctx context.Context, ref, status string) error {
	if e.rdb == nil {
		return nil
	}
	return e.rdb.Publish(ctx, "order:"+ref, status).Err()
}

// ServeHTTP streams the status of the order named by the query parameter ref.
func (e *OrderEvents) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	sub := e.rdb.Subscribe(r.Context(), "order:"+r.FormValue("ref"))
	defer sub.Close()
	w.Header().Set("Content-Type", "text/event-stream")
	rc := http.NewResponseController(w)
	for {
		if err := rc.Flush(); err != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case m, ok := <-sub.Channel():
			if !ok {
				return
			}
			fmt.Fprintf(w, "data: %s\n\n", m.Payload)
		}
	}
}
