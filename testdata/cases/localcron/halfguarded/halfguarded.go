// Package halfguarded tidies up every hour. What claims its rows is done once;
// what stands before it is done by every instance.
package halfguarded

import (
	"context"
	"database/sql"
	"log/slog"
	"net/http"
	"time"
)

// Store is the shop's database.
type Store struct{ db *sql.DB }

func (s *Store) expire(ctx context.Context) error {
	_, err := s.db.ExecContext(ctx, "DELETE FROM sessions WHERE expires < now()")
	return err
}

func (s *Store) archive(ctx context.Context) error {
	_, err := s.db.ExecContext(ctx, `UPDATE orders SET archived = true WHERE id IN (
		SELECT id FROM orders WHERE closed < now() - interval '1 year' FOR UPDATE SKIP LOCKED LIMIT 100)`)
	return err
}

func (s *Store) tidy() {
	ctx := context.Background()
	if err := s.expire(ctx); err != nil {
		slog.Error("sessions", "error", err)
	}
	if err := s.archive(ctx); err != nil {
		slog.Error("orders", "error", err)
	}
}

// Tidy expires and archives.
func (s *Store) Tidy() {
	for range time.Tick(time.Hour) { // want `Store.Tidy removes or resets shared data in a loop around a clock.*\[localcron\]`
		s.tidy()
	}
}

// Archive only archives.
func (s *Store) Archive() {
	for range time.Tick(time.Hour) {
		if err := s.archive(context.Background()); err != nil {
			slog.Error("orders", "error", err)
		}
	}
}

// Run serves, and tidies up beside it.
func Run(db *sql.DB) error {
	s := &Store{db}
	go s.Tidy()
	go s.Archive()
	http.HandleFunc("GET /health", func(w http.ResponseWriter, r *http.Request) {
		if err := db.PingContext(r.Context()); err != nil {
			http.Error(w, err.Error(), http.StatusServiceUnavailable)
		}
	})
	return http.ListenAndServe(":8080", nil)
}
