// Package slots renders few documents at a time.
package slots

import (
	"io"
	"net/http"
)

// slots limits the documents that are rendered at the same time.
var slots = make(chan struct{}, 4) // want "slots limits how many run at the same time, in this process only .*N instances let in N × 4.*\\[ratelimit\\]"

// Renderer makes documents.
type Renderer interface {
	Render(w io.Writer, id string) error
}

// Routes adds the documents to mux.
func Routes(mux *http.ServeMux, renderer Renderer) {
	mux.HandleFunc("GET /documents/{id}", func(w http.ResponseWriter, r *http.Request) {
		select {
		case slots <- struct{}{}:
			defer func() { <-slots }()
		default:
			http.Error(w, "busy", http.StatusServiceUnavailable)
			return
		}
		if err := renderer.Render(w, r.PathValue("id")); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
}
