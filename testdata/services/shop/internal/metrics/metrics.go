// Package metrics counts what the service does.
package metrics

import (
	"context"
	"expvar"
	"fmt"
	"net"
	"sync/atomic"
	"time"
)

var (
	requests = expvar.NewMap("requests_by_status")
	orders   = expvar.NewInt("orders_placed")
	inFlight atomic.Int64
)

func init() {
	expvar.Publish("requests_in_flight", expvar.Func(func() any { return inFlight.Load() }))
}

// Begin counts a request that starts. The returned function counts its end.
func Begin() (end func(status int)) {
	inFlight.Add(1)
	return func(status int) {
		inFlight.Add(-1)
		requests.Add(fmt.Sprint(status), 1)
	}
}

// OrderPlaced counts an order.
func OrderPlaced() { orders.Add(1) }

// Statsd sends counters to a statsd daemon. The zero value sends nothing.
type Statsd struct {
	Addr string
}

// Count adds n to the counter called name.
func (s Statsd) Count(name string, n int64) {
	if s.Addr == "" {
		return
	}
	conn, err := net.Dial("udp", s.Addr)
	if err != nil {
		return
	}
	defer conn.Close()
	fmt.Fprintf(conn, "shop.%s:%d|c", name, n)
}

// Flush sends the gauges of this process every period until ctx ends.
func (s Statsd) Flush(ctx context.Context, period time.Duration) {
	t := time.NewTicker(period)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			s.Count("in_flight", inFlight.Load())
		}
	}
}
