// Package waitstarted starts a converter when it is asked to, and waits until the
// converter answers. The clock belongs to the request, which another package than
// the loop knows.
package waitstarted

import (
	"encoding/json"
	"net/http"

	"example.com/cases/localcron/waitstarted/runner"
)

// Routes adds the converter to mux.
func Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /converter/start", func(w http.ResponseWriter, r *http.Request) {
		status, err := runner.Start(r.Context())
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		json.NewEncoder(w).Encode(status)
	})
}
