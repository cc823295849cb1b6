// Package inmemory makes an archive in memory and sends it.
package inmemory

import (
	"archive/zip"
	"bytes"
	"net/http"
)

// Routes adds the archives to mux.
func Routes(mux *http.ServeMux, files func(order string) map[string][]byte) {
	mux.HandleFunc("GET /orders/{id}/archive", func(w http.ResponseWriter, r *http.Request) {
		var buf bytes.Buffer
		z := zip.NewWriter(&buf)
		for name, data := range files(r.PathValue("id")) {
			f, err := z.Create(name)
			if err != nil {
				http.Error(w, err.Error(), http.StatusInternalServerError)
				return
			}
			f.Write(data)
		}
		if err := z.Close(); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/zip")
		w.Write(buf.Bytes())
	})
}
