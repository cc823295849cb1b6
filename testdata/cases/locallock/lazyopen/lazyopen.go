// Package lazyopen opens its database when the first request needs it. The lock
// keeps this process from opening it twice.
package lazyopen

import (
	"database/sql"
	"net/http"
	"sync"

	_ "github.com/lib/pq"
)

type store struct {
	dsn string
	mu  sync.Mutex
	db  *sql.DB
}

func (s *store) open() (*sql.DB, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.db == nil {
		db, err := sql.Open("postgres", s.dsn)
		if err != nil {
			return nil, err
		}
		s.db = db
	}
	return s.db, nil
}

func (s *store) rename(w http.ResponseWriter, r *http.Request) {
	db, err := s.open()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	if _, err := db.ExecContext(r.Context(), `UPDATE users SET name = $1 WHERE id = $2`, r.FormValue("name"), r.PathValue("id")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

// Handler returns the routes.
func Handler(dsn string) http.Handler {
	s := &store{dsn: dsn}
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /users/{id}/name", s.rename)
	return mux
}
