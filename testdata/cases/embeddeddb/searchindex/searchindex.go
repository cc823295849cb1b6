// Package searchindex finds articles through an index on disk.
package searchindex

import (
	"encoding/json"
	"fmt"
	"net/http"

	"github.com/blevesearch/bleve/v2"
)

// Articles finds articles.
type Articles struct {
	index bleve.Index // want "Articles.index keeps the service's data in an embedded database \\(Bleve\\) of this instance .*PUT /articles/\\{id\\}.*\\[embeddeddb\\]"
}

// New makes an index in a folder.
func New(path string) (*Articles, error) {
	index, err := bleve.New(path, bleve.NewIndexMapping())
	if err != nil {
		return nil, fmt.Errorf("making the index: %w", err)
	}
	return &Articles{index: index}, nil
}

// Routes adds the articles to mux.
func (a *Articles) Routes(mux *http.ServeMux) {
	mux.HandleFunc("PUT /articles/{id}", func(w http.ResponseWriter, r *http.Request) {
		var article struct{ Title, Text string }
		if err := json.NewDecoder(r.Body).Decode(&article); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		if err := a.index.Index(r.PathValue("id"), article); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
}
