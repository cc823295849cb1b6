// Package templateonce parses its templates when the first page is asked for.
package templateonce

import (
	"html/template"
	"net/http"
	"sync"
)

type pages struct {
	once  sync.Once
	cache *template.Template
	err   error
}

func (p *pages) get() (*template.Template, error) {
	p.once.Do(func() {
		p.cache, p.err = template.ParseGlob("templates/*.html")
	})
	return p.cache, p.err
}

func (p *pages) serve(w http.ResponseWriter, r *http.Request) {
	t, err := p.get()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	t.ExecuteTemplate(w, r.PathValue("page"), nil)
}

// Handler returns the routes.
func Handler() http.Handler {
	p := &pages{}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{page}", p.serve)
	return mux
}
