// Package boltbehind keeps preferences in another package's file.
package boltbehind

import (
	"io"
	"net/http"

	"example.com/cases/embeddeddb/boltbehind/kv"
)

// Handler keeps what users prefer.
func Handler(db *kv.DB) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /users/{id}/preferences", func(w http.ResponseWriter, r *http.Request) {
		data, err := io.ReadAll(r.Body)
		if err == nil {
			err = db.Put(r.PathValue("id"), string(data)) // want "DB.file keeps the service's data in an embedded database \\(bbolt\\) of this instance.*\\[embeddeddb\\]"
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	return mux
}
