// Package lastused limits each client, and notes beside the limiters when each
// was last used, so that old ones can go.
package lastused

import (
	"net/http"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

var (
	mu       sync.Mutex
	limiters = map[string]*rate.Limiter{} // want `limiters keeps a rate limit for each client .*\[ratelimit\]`
	lastSeen = map[string]time.Time{}
)

func limiter(client string) *rate.Limiter {
	mu.Lock()
	defer mu.Unlock()
	for c, at := range lastSeen {
		if time.Since(at) > time.Hour {
			delete(limiters, c)
			delete(lastSeen, c)
		}
	}
	l, ok := limiters[client]
	if !ok {
		l = rate.NewLimiter(rate.Every(time.Minute), 1)
		limiters[client] = l
	}
	lastSeen[client] = time.Now()
	return l
}

// Send sends a mail, one a minute for each client.
func Send(w http.ResponseWriter, r *http.Request) {
	if !limiter(r.RemoteAddr).Allow() {
		http.Error(w, "later", http.StatusTooManyRequests)
		return
	}
	w.WriteHeader(http.StatusAccepted)
}
