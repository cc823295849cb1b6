// Package driveronly takes the driver's name from its configuration; that a SQLite
// driver is linked in says nothing of what is deployed.
package driveronly

import (
	"context"
	"database/sql"
	"net/http"

	_ "github.com/lib/pq"
	_ "github.com/ncruces/go-sqlite3/driver"
)

// Config says which database to use.
type Config struct{ Driver, DSN string }

// Server answers with the number of users.
type Server struct{ db *sql.DB }

// New returns a server on the configured database.
func New(cfg Config) (*Server, error) {
	db, err := sql.Open(cfg.Driver, cfg.DSN)
	if err != nil {
		return nil, err
	}
	return &Server{db: db}, nil
}

func (s *Server) count(ctx context.Context) (n int, err error) {
	err = s.db.QueryRowContext(ctx, "SELECT count(*) FROM users").Scan(&n)
	return n, err
}

// ServeHTTP answers 204 if there are users.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if n, err := s.count(r.Context()); err != nil || n == 0 {
		http.NotFound(w, r)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
