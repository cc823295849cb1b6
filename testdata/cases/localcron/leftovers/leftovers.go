// Package leftovers deletes what nobody came back for: the service has the clock,
// and the store, whose method has the same name, does the work.
package leftovers

import (
	"context"
	"database/sql"
	"net/http"
	"time"
)

type store struct{ db *sql.DB }

func (s *store) Cleanup(ctx context.Context, age time.Duration) error {
	_, err := s.db.ExecContext(ctx, "DELETE FROM drafts WHERE changed < ?", time.Now().Add(-age))
	return err
}

type Service struct{ store *store }

// Cleanup runs until the context is done.
func (s *Service) Cleanup(ctx context.Context) {
	ticker := time.NewTicker(time.Hour) // want "Service.Cleanup removes or resets shared data .*calls store.Cleanup at leftovers.go:.*\\[localcron\\]"
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			s.store.Cleanup(ctx, 24*time.Hour)
		}
	}
}

func (s *Service) list(w http.ResponseWriter, r *http.Request) {
	rows, err := s.store.db.QueryContext(r.Context(), "SELECT title FROM drafts")
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	for rows.Next() {
		var title string
		if rows.Scan(&title) == nil {
			w.Write([]byte(title + "\n"))
		}
	}
}

func Start(ctx context.Context, db *sql.DB) http.Handler {
	s := &Service{store: &store{db: db}}
	go s.Cleanup(ctx)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /drafts", s.list)
	return mux
}
