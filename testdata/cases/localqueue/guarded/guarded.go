// Package guarded starts goroutines by a helper that keeps a panic from ending
// the process.
package guarded

import (
	"context"
	"database/sql"
	"log/slog"
	"net/http"
	"sync"
)

// safely runs fn in a goroutine and logs its panic.
func safely(fn func()) {
	go func() {
		defer func() {
			if r := recover(); r != nil {
				slog.Error("panic", "value", r)
			}
		}()
		fn()
	}()
}

// together runs all and returns when the last is done.
func together(all ...func()) {
	var wg sync.WaitGroup
	for _, fn := range all {
		wg.Add(1)
		go func() {
			defer wg.Done()
			fn()
		}()
	}
	wg.Wait()
}

// Shop answers orders.
type Shop struct{ db *sql.DB }

func (s *Shop) book(ctx context.Context, id string) {
	if _, err := s.db.ExecContext(ctx, "INSERT INTO bookings (id) VALUES ($1)", id); err != nil {
		slog.Error("booking", "error", err)
	}
}

// Order books an order after it has answered.
func (s *Shop) Order(w http.ResponseWriter, r *http.Request) {
	id := r.FormValue("id")
	safely(func() { // want `Shop.Order starts a goroutine .*\[localqueue\]`
		s.book(context.Background(), id)
	})
	w.WriteHeader(http.StatusAccepted)
}

// Both books two orders and answers when both are booked.
func (s *Shop) Both(w http.ResponseWriter, r *http.Request) {
	first, second := r.FormValue("first"), r.FormValue("second")
	together(
		func() { s.book(r.Context(), first) },
		func() { s.book(r.Context(), second) },
	)
	w.WriteHeader(http.StatusCreated)
}

// Seen only logs beside the answer.
func (s *Shop) Seen(w http.ResponseWriter, r *http.Request) {
	path := r.URL.Path
	safely(func() { slog.Info("seen", "path", path) })
	w.WriteHeader(http.StatusNoContent)
}

// Routes registers the handlers.
func (s *Shop) Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /orders", s.Order)
	mux.HandleFunc("POST /orders/both", s.Both)
	mux.HandleFunc("GET /seen", s.Seen)
}
