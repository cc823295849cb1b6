// Package redisrate counts in Redis: every instance sees the same count.
package redisrate

import (
	"net/http"

	"github.com/go-redis/redis_rate/v10"
	"github.com/redis/go-redis/v9"
)

// Limit lets an address ask 50 times a minute.
func Limit(rdb *redis.Client, next http.Handler) http.Handler {
	limiter := redis_rate.NewLimiter(rdb)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		res, err := limiter.Allow(r.Context(), "search:"+r.RemoteAddr, redis_rate.PerMinute(50))
		if err == nil && res.Allowed == 0 {
			http.Error(w, "slow down", http.StatusTooManyRequests)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Routes adds the search to mux.
func Routes(mux *http.ServeMux, rdb *redis.Client, search http.HandlerFunc) {
	mux.Handle("GET /search", Limit(rdb, search))
}
