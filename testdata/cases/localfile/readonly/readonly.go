// Package readonly serves files that came with the program.
package readonly

import (
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
)

type catalogue struct {
	Title string
	Items []string
}

// Routes adds the catalogues in dir to mux.
func Routes(mux *http.ServeMux, dir string) {
	mux.HandleFunc("GET /catalogues/{name}", func(w http.ResponseWriter, r *http.Request) {
		f, err := os.OpenFile(filepath.Join(dir, filepath.Base(r.PathValue("name"))), os.O_RDONLY, 0)
		if err != nil {
			http.NotFound(w, r)
			return
		}
		defer f.Close()
		var c catalogue
		if err := json.NewDecoder(f).Decode(&c); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		json.NewEncoder(w).Encode(c.Items)
	})
}
