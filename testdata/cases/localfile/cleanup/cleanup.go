// Package cleanup takes uploads in parts, which an administrator can clear away.
// The parts are the finding, under every driver; that they go away is not another.
package cleanup

import (
	"io"
	"net/http"

	"example.com/cases/localfile/cleanup/parts"
	"example.com/cases/localfile/cleanup/sweep"
)

// Routes adds the uploads to mux.
func Routes(mux *http.ServeMux) {
	mux.HandleFunc("PUT /uploads/{id}/{part}", put)
	mux.HandleFunc("DELETE /admin/uploads/{id}", sweep.Delete)
}

func put(w http.ResponseWriter, r *http.Request) {
	data, err := io.ReadAll(r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if err := parts.Save(r.PathValue("id"), r.PathValue("part"), data); err != nil { // want "Save writes files to this instance's disk .*\\[localfile\\]"
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}
