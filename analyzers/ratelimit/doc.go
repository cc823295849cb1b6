// Package ratelimit reports limits that each instance counts for itself.
//
// A limiter, counter or quota is in this process's memory. N instances admit N times
// the limit, and a restart forgets the count. Dividing the limit by N is no remedy:
// routing is never even, so some users are refused early and others late.
//
// What counts: golang.org/x/time/rate limiters, the in-memory stores of limiter
// libraries (often their default), maps of limiters or counters by client, counts of
// failed logins, quotas, hand-written windows, channels that hold a slot for each request
// that is let in. Where the limit is a constant, or a field or parameter set from one, the
// message gives it.
//
// What does not: a limiter with a shared store. A limiter of this process's own outgoing
// calls, and a bound on concurrency for which requests wait, are for information.
//
// The message reads:
//
//	Limiter.clients keeps a rate limit for each client in this process's memory (used by
//	GET /search, Server.search at search.go:31): each instance counts for itself, so N
//	instances admit N × 5 requests a second, and a restart forgets the count; count in a
//	shared store such as Redis (INCR with an expiry), or enforce the limit at the gateway;
//	the N-th part of the limit for each instance holds only while requests are spread
//	evenly [ratelimit]
//
// Before:
//
//	var limiter = rate.NewLimiter(100, 20)
//
//	func Search(w http.ResponseWriter, r *http.Request) {
//		if !limiter.Allow() {
//			http.Error(w, "slow down", http.StatusTooManyRequests)
//			return
//		}
//		search(w, r)
//	}
//
// After:
//
//	var limiter = redis_rate.NewLimiter(rdb)
//
//	func Search(w http.ResponseWriter, r *http.Request) {
//		res, err := limiter.Allow(r.Context(), "search", redis_rate.PerSecond(100))
//		if err == nil && res.Allowed == 0 {
//			http.Error(w, "slow down", http.StatusTooManyRequests)
//			return
//		}
//		search(w, r)
//	}
package ratelimit
