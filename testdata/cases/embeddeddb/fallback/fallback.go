// Package fallback opens a server database if one is configured, and a file if not.
package fallback

import (
	"database/sql"
	"net/http"
	"os"

	_ "github.com/lib/pq"
	_ "github.com/ncruces/go-sqlite3/driver"
)

func open() (*sql.DB, error) {
	if dsn := os.Getenv("DATABASE_URL"); dsn != "" {
		return sql.Open("postgres", dsn)
	}
	return sql.Open("sqlite3", "file:votes.db")
}

// Votes counts votes.
type Votes struct {
	db *sql.DB // want "Votes.db keeps the service's data in an embedded database \\(SQLite\\) of this instance .*POST /votes.*\\[embeddeddb\\]"
}

// New returns the votes of the configured database.
func New() (*Votes, error) {
	db, err := open()
	if err != nil {
		return nil, err
	}
	return &Votes{db: db}, nil
}

// Routes adds the votes to mux.
func (v *Votes) Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /votes", func(w http.ResponseWriter, r *http.Request) {
		if _, err := v.db.ExecContext(r.Context(), "INSERT INTO votes (choice) VALUES ($1)", r.FormValue("choice")); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
}
