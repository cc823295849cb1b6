// Package perclient slows down clients that ask too often.
package perclient

import (
	"encoding/json"
	"net"
	"net/http"
	"sync"

	"golang.org/x/time/rate"
)

// Limiter limits the requests of each address.
type Limiter struct {
	mu      sync.Mutex
	clients map[string]*rate.Limiter // want "Limiter.clients keeps a rate limit for each client .*GET /search.*N × 5 requests a second.*\\[ratelimit\\]"
}

// New returns a limiter that has seen nobody.
func New() *Limiter { return &Limiter{clients: make(map[string]*rate.Limiter)} }

func (l *Limiter) client(addr string) *rate.Limiter {
	l.mu.Lock()
	defer l.mu.Unlock()
	c, ok := l.clients[addr]
	if !ok {
		c = rate.NewLimiter(5, 10)
		l.clients[addr] = c
	}
	return c
}

// Register adds the search to mux.
func Register(mux *http.ServeMux, find func(q string) []string) {
	limits := New()
	mux.HandleFunc("GET /search", func(w http.ResponseWriter, r *http.Request) {
		host, _, err := net.SplitHostPort(r.RemoteAddr)
		if err != nil || !limits.client(host).Allow() {
			http.Error(w, "slow down", http.StatusTooManyRequests)
			return
		}
		json.NewEncoder(w).Encode(find(r.FormValue("q")))
	})
}
