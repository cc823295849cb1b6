// Package uuids gives orders ids that need no coordination.
package uuids

import (
	"fmt"
	"net/http"

	"github.com/google/uuid"
	"github.com/rs/xid"
)

// Routes adds the orders to mux.
func Routes(mux *http.ServeMux, save func(id, trace string) error) {
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		id, err := uuid.NewV7()
		if err == nil {
			err = save(id.String(), xid.New().String())
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		fmt.Fprintln(w, id)
	})
}
