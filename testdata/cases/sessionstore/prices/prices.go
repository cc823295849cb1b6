// Package prices keeps prices in Redis for good: it is their database.
package prices

import (
	"net/http"

	"github.com/redis/go-redis/v9"
)

// Handler returns the routes.
func Handler(rdb redis.Cmdable) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /prices/{sku}", func(w http.ResponseWriter, r *http.Request) {
		if err := rdb.Set(r.Context(), "price:"+r.PathValue("sku"), r.FormValue("cents"), 0).Err(); err != nil {
			http.Error(w, "try again", http.StatusServiceUnavailable)
		}
	})
	return mux
}
