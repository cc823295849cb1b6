// Package frontpage renders pages with a cache each, of which one is kept.
package frontpage

import (
	"database/sql"
	"net/http"

	lru "github.com/hashicorp/golang-lru/v2"
)

// Page is a page of the shop, as it is opened for one request.
type Page struct {
	Title string
	Parts *lru.Cache[string, string]
}

// Front holds the parts of the front page.
var Front *lru.Cache[string, string] // want `Front keeps in this process's memory copies.*\[cache\]`

func open(title string) (*Page, error) {
	p := &Page{Title: title}
	parts, err := lru.New[string, string](100)
	if err != nil {
		return nil, err
	}
	p.Parts = parts
	return p, nil
}

// Init opens the front page.
func Init() error {
	p, err := open("front")
	if err != nil {
		return err
	}
	Front = p.Parts
	return nil
}

func part(db *sql.DB, parts *lru.Cache[string, string], name string) string {
	if text, ok := parts.Get(name); ok {
		return text
	}
	var text string
	if err := db.QueryRow("SELECT text FROM parts WHERE name = $1", name).Scan(&text); err != nil {
		return ""
	}
	parts.Add(name, text)
	return text
}

// Routes adds the pages to mux.
func Routes(mux *http.ServeMux, db *sql.DB) {
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		if _, err := w.Write([]byte(part(db, Front, r.FormValue("part")))); err != nil {
			return
		}
	})
	mux.HandleFunc("GET /pages/{title}", func(w http.ResponseWriter, r *http.Request) {
		p, err := open(r.PathValue("title"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		for _, name := range []string{"head", "body"} {
			if _, err := w.Write([]byte(part(db, p.Parts, name))); err != nil {
				return
			}
		}
	})
}
