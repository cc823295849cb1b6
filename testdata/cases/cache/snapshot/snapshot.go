// Package snapshot holds the shop's settings, a row of the database, ready to use.
package snapshot

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"
	"sync/atomic"
)

type settings struct {
	Currency string `json:"currency"`
	FreeFrom int64  `json:"free_from"`
}

// Service reads and changes the settings.
type Service struct{ db *sql.DB }

var settingsCache atomic.Value // want "settingsCache keeps in this process's memory copies of values that come from elsewhere \\(written by .*PUT /settings.*only the instance that handles a change replaces its copy.*read it again after a short time.*\\[cache\\]"

func (s *Service) load(ctx context.Context) (settings, error) {
	var c settings
	err := s.db.QueryRowContext(ctx, "SELECT currency, free_from FROM settings").Scan(&c.Currency, &c.FreeFrom)
	return c, err
}

func (s *Service) current(ctx context.Context) (settings, error) {
	if c, ok := settingsCache.Load().(settings); ok {
		return c, nil
	}
	c, err := s.load(ctx)
	if err == nil {
		settingsCache.Store(c)
	}
	return c, err
}

func (s *Service) change(w http.ResponseWriter, r *http.Request) {
	var c settings
	if err := json.NewDecoder(r.Body).Decode(&c); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if _, err := s.db.ExecContext(r.Context(), "UPDATE settings SET currency = $1, free_from = $2", c.Currency, c.FreeFrom); err != nil {
		http.Error(w, "try again", http.StatusInternalServerError)
		return
	}
	settingsCache.Store(c)
}

func (s *Service) shipping(w http.ResponseWriter, r *http.Request) {
	c, err := s.current(r.Context())
	if err != nil {
		http.Error(w, "try again", http.StatusInternalServerError)
		return
	}
	json.NewEncoder(w).Encode(c)
}

// Handler returns the routes.
func Handler(db *sql.DB) http.Handler {
	s := &Service{db}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /shipping", s.shipping)
	mux.HandleFunc("PUT /settings", s.change)
	return mux
}
