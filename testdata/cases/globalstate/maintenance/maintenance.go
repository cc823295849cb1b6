// Package maintenance closes the shop for customers while stock is taken.
package maintenance

import (
	"net/http"
	"sync/atomic"
)

var closed atomic.Bool // want "closed keeps a switch in this process's memory \\(written by POST /admin/maintenance.*restart moves it back; keep the switch in the database.*\\[globalstate\\]"

// Register adds the administration's route and returns the customers' routes
// behind the switch.
func Register(mux *http.ServeMux, shop http.Handler) {
	mux.HandleFunc("POST /admin/maintenance", toggle)
	mux.HandleFunc("GET /{path...}", func(w http.ResponseWriter, r *http.Request) {
		if closed.Load() {
			http.Error(w, "we are back at ten", http.StatusServiceUnavailable)
			return
		}
		shop.ServeHTTP(w, r)
	})
}

func toggle(w http.ResponseWriter, r *http.Request) {
	closed.Store(r.FormValue("closed") == "true")
	w.WriteHeader(http.StatusNoContent)
}
