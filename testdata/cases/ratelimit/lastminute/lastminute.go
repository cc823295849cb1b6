// Package lastminute lets each address in so many times a minute: it keeps the
// times of the last requests.
package lastminute

import (
	"net/http"
	"sync"
	"time"
)

type limiter struct {
	mu   sync.Mutex
	last map[string]*[]int64 // want "limiter.last keeps a rate limit for each client in this process's memory \\(written by GET /offers.*\\[ratelimit\\]"
}

func (l *limiter) admit(addr string, most int, seconds int64) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := time.Now().Unix()
	times, ok := l.last[addr]
	if !ok {
		l.last[addr] = &[]int64{now}
		return true
	}
	if len(*times) >= most {
		if now-(*times)[0] < seconds {
			return false
		}
		*times = (*times)[1:]
	}
	*times = append(*times, now)
	return true
}

// Handler returns the routes of the offers.
func Handler() http.Handler {
	l := &limiter{last: map[string]*[]int64{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /offers", func(w http.ResponseWriter, r *http.Request) {
		if !l.admit(r.RemoteAddr, 20, 60) {
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		w.Write([]byte("offers"))
	})
	return mux
}
