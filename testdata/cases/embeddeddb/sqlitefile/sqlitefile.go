// Package sqlitefile keeps its notes in a SQLite file.
package sqlitefile

import (
	"database/sql"
	"encoding/json"
	"net/http"

	_ "github.com/ncruces/go-sqlite3/driver"
)

// Notes keeps notes.
type Notes struct {
	db *sql.DB // want "Notes.db keeps the service's data in an embedded database \\(SQLite\\) of this instance .*POST /notes.*\\[embeddeddb\\]"
}

// Open returns the notes in a file.
func Open(path string) (*Notes, error) {
	db, err := sql.Open("sqlite3", "file:"+path)
	if err != nil {
		return nil, err
	}
	return &Notes{db: db}, nil
}

// Routes adds the notes to mux.
func (n *Notes) Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /notes", n.add)
	mux.HandleFunc("GET /notes/{id}", n.show)
}

func (n *Notes) add(w http.ResponseWriter, r *http.Request) {
	if _, err := n.db.ExecContext(r.Context(), "INSERT INTO notes (text) VALUES (?)", r.FormValue("text")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func (n *Notes) show(w http.ResponseWriter, r *http.Request) {
	var text string
	if err := n.db.QueryRowContext(r.Context(), "SELECT text FROM notes WHERE id = ?", r.PathValue("id")).Scan(&text); err != nil {
		http.NotFound(w, r)
		return
	}
	json.NewEncoder(w).Encode(text)
}
