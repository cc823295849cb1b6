// Package metricserial counts for a metric only.
package metricserial

import (
	"expvar"
	"net/http"
)

// served counts answers.
var served = expvar.NewInt("served_number")

// Routes adds a page to mux.
func Routes(mux *http.ServeMux, page http.HandlerFunc) {
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		page(w, r)
		served.Add(1)
	})
}
