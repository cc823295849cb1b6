// Package uptimes notes for each route whether its last calls went well, and
// takes a route out of use when too many did not.
package uptimes

import (
	"context"
	"net/http"
	"sync"
)

type routeKey struct{}

var (
	mu   sync.Mutex
	last = map[string][]bool{} // want "last keeps a map in this process's memory \\(written by GET /call.*\\[globalstate\\]"
)

func note(ctx context.Context, ok bool) {
	route, _ := ctx.Value(routeKey{}).(string)
	mu.Lock()
	defer mu.Unlock()
	last[route] = append(last[route], ok)
}

func usable(ctx context.Context) bool {
	route, _ := ctx.Value(routeKey{}).(string)
	mu.Lock()
	defer mu.Unlock()
	for _, ok := range last[route] {
		if !ok {
			return false
		}
	}
	return true
}

// Handler returns the routes of the gateway.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /call", func(w http.ResponseWriter, r *http.Request) {
		if !usable(r.Context()) {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		note(r.Context(), r.FormValue("to") != "")
	})
	return mux
}
