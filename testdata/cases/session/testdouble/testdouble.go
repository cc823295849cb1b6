// Package testdouble keeps sessions in the database; only its tests use memory.
package testdouble

import (
	"context"
	"database/sql"
	"net/http"
)

// Sessions finds the user of a session.
type Sessions interface {
	Start(ctx context.Context, id, user string) error
	User(ctx context.Context, id string) (string, error)
}

type table struct{ db *sql.DB }

func (t table) Start(ctx context.Context, id, user string) error {
	_, err := t.db.ExecContext(ctx, "INSERT INTO sessions (id, user_name) VALUES ($1, $2)", id, user)
	return err
}

func (t table) User(ctx context.Context, id string) (user string, err error) {
	err = t.db.QueryRowContext(ctx, "SELECT user_name FROM sessions WHERE id = $1", id).Scan(&user)
	return user, err
}

// Memory is a double for tests.
type Memory struct{ users map[string]string }

// Start implements Sessions.
func (m *Memory) Start(_ context.Context, id, user string) error {
	m.users[id] = user
	return nil
}

// User implements Sessions.
func (m *Memory) User(_ context.Context, id string) (string, error) { return m.users[id], nil }

type server struct{ sessions Sessions }

func (s *server) login(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("sid")
	if err != nil {
		http.Error(w, "cookies are needed", http.StatusBadRequest)
		return
	}
	if err := s.sessions.Start(r.Context(), c.Value, r.FormValue("user")); err != nil {
		http.Error(w, "try again", http.StatusServiceUnavailable)
	}
}

// Handler returns the routes.
func Handler(db *sql.DB) http.Handler {
	s := &server{sessions: table{db}}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /login", s.login)
	return mux
}
