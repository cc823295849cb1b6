// Package ratelimit reports limits that each instance counts for itself.
//
// A limiter, counter or quota is in this process's memory. N instances admit N times
// the limit, and a restart forgets the count. Dividing the limit by N is no remedy:
// routing is never even, so some users are refused early and others late.
//
// What counts: golang.org/x/time/rate limiters, the in-memory stores of limiter
// libraries (often their default), maps of limiters or counters by client, counts of
// failed logins, quotas, hand-written windows.
//
// What does not: a limiter with a shared store; a limiter of this process's own
// outgoing calls is for information at most.
//
// The message reads:
//
//	visitors keeps rate limits in this process's memory (written by Limit$1$1 at
//	limit.go:31): each instance counts for itself, so N instances admit N times the
//	limit, and a restart forgets the count; count in a shared store such as
//	go-redis/redis_rate, or enforce the limit at the gateway; limit/N for each instance
//	breaks under uneven routing [ratelimit]
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
