// Package aferodisk writes through a handle of the disk, which is made in two
// places and is no state by itself.
package aferodisk

import (
	"io"
	"net/http"

	"github.com/spf13/afero"
)

type exports struct{ fs afero.Fs }

func (e *exports) put(w http.ResponseWriter, r *http.Request) {
	f, err := e.fs.Create("exports/" + r.PathValue("name")) // want "exports.put writes files to this instance's disk \\(reached from PUT /exports/\\{name\\}.*\\[localfile\\]"
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer f.Close()
	io.Copy(f, r.Body)
}

func list(w http.ResponseWriter, r *http.Request) {
	names, err := afero.ReadDir(afero.NewOsFs(), "exports")
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	for _, n := range names {
		io.WriteString(w, n.Name()+"\n")
	}
}

// Handler returns the routes of the exports.
func Handler() http.Handler {
	e := &exports{fs: afero.NewOsFs()}
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /exports/{name}", e.put)
	mux.HandleFunc("GET /exports", list)
	return mux
}
