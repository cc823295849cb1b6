// Package sweep is the part of the administrator.
package sweep

import (
	"net/http"

	"example.com/cases/localfile/cleanup/parts"
)

// Delete clears an upload away.
func Delete(w http.ResponseWriter, r *http.Request) {
	if err := parts.Clear(r.PathValue("id")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}
