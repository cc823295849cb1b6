// Package requestlog numbers the lines of the request log.
package requestlog

import (
	"expvar"
	"log/slog"
	"net/http"
	"sync/atomic"
	"time"
)

var (
	lines  atomic.Uint64
	served = expvar.NewInt("served")
)

// Log logs and counts the requests of next.
func Log(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		n := lines.Add(1)
		next.ServeHTTP(w, r)
		served.Add(1)
		slog.Info("served", "line", n, "path", r.URL.Path, "took", time.Since(start))
	})
}
