// Package namespace names what all instances have in common.
package namespace

import (
	"net/http"
	"os"
	"runtime"
)

// Headers is a middleware that says which deployment answers.
func Headers(next http.Handler) http.Handler {
	space, version := os.Getenv("POD_NAMESPACE"), runtime.Version()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("X-Deployment", space)
		w.Header().Set("Server", "catalogue ("+version+")")
		next.ServeHTTP(w, r)
	})
}

// Routes adds a page to mux.
func Routes(mux *http.ServeMux, page http.HandlerFunc) { mux.Handle("GET /", Headers(page)) }
