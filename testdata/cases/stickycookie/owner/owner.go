// Package owner lets only the machine that began an import answer for it.
package owner

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"
	"os"
)

// Imports are rows with the name of the machine that works on them.
type Imports struct {
	db   *sql.DB
	host string
}

// NewImports returns the imports of this machine.
func NewImports(db *sql.DB) (*Imports, error) {
	host, err := os.Hostname()
	if err != nil {
		return nil, err
	}
	return &Imports{db: db, host: host}, nil
}

// Routes adds the imports to mux.
func (i *Imports) Routes(mux *http.ServeMux) { mux.HandleFunc("GET /imports/{id}", i.show) }

func (i *Imports) load(ctx context.Context, id string) (owner string, done int, err error) {
	err = i.db.QueryRowContext(ctx, "SELECT owner, done FROM imports WHERE id = $1", id).Scan(&owner, &done)
	return owner, done, err
}

func (i *Imports) show(w http.ResponseWriter, r *http.Request) { // want "Imports.show asks whether the work belongs to this very instance .*GET /imports/\\{id\\}.*\\[stickycookie\\]"
	owner, done, err := i.load(r.Context(), r.PathValue("id"))
	if err != nil {
		http.NotFound(w, r)
		return
	}
	if owner != i.host {
		http.Error(w, "ask "+owner, http.StatusMisdirectedRequest)
		return
	}
	json.NewEncoder(w).Encode(map[string]int{"done": done})
}
