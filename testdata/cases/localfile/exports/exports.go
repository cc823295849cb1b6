// Package exports writes reports that customers fetch later.
package exports

import (
	"encoding/csv"
	"fmt"
	"net/http"
	"os"
	"path/filepath"

	"github.com/google/uuid"
)

// Exporter writes reports into a folder.
type Exporter struct {
	dir  string
	rows func(customer string) [][]string
}

// Routes adds the reports to mux.
func Routes(mux *http.ServeMux, dir string, rows func(string) [][]string) {
	e := &Exporter{dir: dir, rows: rows}
	mux.HandleFunc("POST /exports", e.create)
	mux.HandleFunc("GET /exports/{id}", func(w http.ResponseWriter, r *http.Request) {
		http.ServeFile(w, r, filepath.Join(dir, filepath.Base(r.PathValue("id"))))
	})
}

func (e *Exporter) create(w http.ResponseWriter, r *http.Request) {
	id := uuid.NewString()
	if err := e.write(id, r.FormValue("customer")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, id)
}

func (e *Exporter) write(id, customer string) error {
	f, err := os.Create(filepath.Join(e.dir, id)) // want "Exporter.write writes files to this instance's disk .*POST /exports.*another instance does not have them.*\\[localfile\\]"
	if err != nil {
		return err
	}
	defer f.Close()
	return csv.NewWriter(f).WriteAll(e.rows(customer))
}
