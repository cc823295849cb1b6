// Package invoices makes invoices the first time that somebody asks.
package invoices

import (
	"net/http"
	"os"
	"path/filepath"

	"example.com/cases/localfile/invoices/render"
)

// Handler serves the invoices in dir.
func Handler(dir string, total func(number string) (int, error)) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /invoices/{number}", func(w http.ResponseWriter, r *http.Request) {
		number := filepath.Base(r.PathValue("number"))
		path := filepath.Join(dir, number+".html")
		if _, err := os.Stat(path); err != nil {
			sum, err := total(number)
			if err != nil {
				http.NotFound(w, r)
				return
			}
			if err := render.Invoice(path, number, sum); err != nil { // want "Handler writes files to this instance's disk .*GET /invoices/\\{number\\}.*\\[localfile\\]"
				http.Error(w, err.Error(), http.StatusInternalServerError)
				return
			}
		}
		http.ServeFile(w, r, path)
	})
	return mux
}
