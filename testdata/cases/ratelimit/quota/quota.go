// Package quota gives every customer so many reports an hour.
package quota

import (
	"net/http"
	"sync"
	"time"
)

// A Plan says what a customer may do.
type Plan struct{ Reports int }

// window is the time after which counting begins again.
const window = time.Hour

type usage struct {
	used  int
	since time.Time
}

// Quotas counts the reports of customers.
type Quotas struct {
	mu    sync.Mutex
	plan  Plan
	usage map[string]*usage // want "Quotas.usage keeps a rate limit for each client .*N × 20 requests an hour.*\\[ratelimit\\]"
}

// NewQuotas returns what customers without a contract may do.
func NewQuotas() *Quotas {
	return &Quotas{plan: Plan{Reports: 20}, usage: map[string]*usage{}}
}

func (q *Quotas) take(customer string, now time.Time) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	u := q.usage[customer]
	if u == nil || now.Sub(u.since) > window {
		u = &usage{since: now}
		q.usage[customer] = u
	}
	if u.used >= q.plan.Reports {
		return false
	}
	u.used++
	return true
}

// Wrap lets only requests within the quota through to next.
func (q *Quotas) Wrap(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !q.take(r.Header.Get("X-Customer"), time.Now()) {
			http.Error(w, "quota used up", http.StatusTooManyRequests)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Routes adds the reports to mux.
func Routes(mux *http.ServeMux, report http.HandlerFunc) {
	mux.Handle("GET /reports", NewQuotas().Wrap(report))
}
