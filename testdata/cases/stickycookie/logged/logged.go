// Package logged names the machine in log lines only.
package logged

import (
	"log/slog"
	"net/http"
	"os"
	"time"
)

// Log is a middleware that logs every request with the name of the machine.
func Log(next http.Handler) http.Handler {
	host, _ := os.Hostname()
	logger := slog.With("host", host, "pid", os.Getpid())
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		next.ServeHTTP(w, r)
		logger.InfoContext(r.Context(), "request", "path", r.URL.Path, "took", time.Since(start))
	})
}

// Routes adds a logged page to mux.
func Routes(mux *http.ServeMux, page http.HandlerFunc) { mux.Handle("GET /", Log(page)) }
