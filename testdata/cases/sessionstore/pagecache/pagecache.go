// Package pagecache keeps rendered pages in a Redis of this machine, where losing
// them costs nothing.
package pagecache

import (
	"net/http"
	"time"

	"github.com/redis/go-redis/v9"
)

// Handler returns the pages that render makes.
func Handler(render func(path string) string) http.Handler {
	rdb := redis.NewClient(&redis.Options{Addr: "localhost:6379"})
	mux := http.NewServeMux()
	mux.HandleFunc("GET /pages/{path}", func(w http.ResponseWriter, r *http.Request) {
		key := "page:" + r.PathValue("path")
		page, err := rdb.Get(r.Context(), key).Result()
		if err != nil {
			page = render(r.PathValue("path"))
			rdb.Set(r.Context(), key, page, time.Minute)
		}
		w.Write([]byte(page))
	})
	return mux
}
