// Package lognumber numbers the lines of the log.
package lognumber

import (
	"log/slog"
	"net/http"
	"sync/atomic"
)

// requestID numbers requests in the log of this process.
var requestID atomic.Uint64

// Log logs every request.
func Log(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		n := requestID.Add(1)
		next.ServeHTTP(w, r)
		slog.Info("request", "n", n, "path", r.URL.Path)
	})
}

// Routes adds a page to mux.
func Routes(mux *http.ServeMux, page http.HandlerFunc) { mux.Handle("GET /", Log(page)) }
