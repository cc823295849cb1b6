// Package tempimport reads an upload through a file that it removes again.
package tempimport

import (
	"encoding/csv"
	"fmt"
	"io"
	"net/http"
	"os"
)

// Routes adds the import to mux.
func Routes(mux *http.ServeMux, load func(rows [][]string) error) {
	mux.HandleFunc("POST /imports", func(w http.ResponseWriter, r *http.Request) {
		rows, err := read(r.Body)
		if err == nil {
			err = load(rows)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		fmt.Fprintln(w, len(rows))
	})
}

func read(body io.Reader) ([][]string, error) {
	f, err := os.CreateTemp("", "import-*.csv")
	if err != nil {
		return nil, err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	if _, err := io.Copy(f, body); err != nil {
		return nil, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	return csv.NewReader(f).ReadAll()
}
