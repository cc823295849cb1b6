// Package postgres keeps its notes on a database server.
package postgres

import (
	"database/sql"
	"net/http"

	_ "github.com/lib/pq"
)

// Notes keeps notes.
type Notes struct{ db *sql.DB }

// Open returns the notes on the server at dsn.
func Open(dsn string) (*Notes, error) {
	db, err := sql.Open("postgres", dsn)
	if err != nil {
		return nil, err
	}
	return &Notes{db: db}, nil
}

// Routes adds the notes to mux.
func (n *Notes) Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /notes", func(w http.ResponseWriter, r *http.Request) {
		if _, err := n.db.ExecContext(r.Context(), "INSERT INTO notes (text) VALUES ($1)", r.FormValue("text")); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
}
