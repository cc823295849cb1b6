// Package seatmap sells seats. The lock is taken by one function and given back
// by another.
package seatmap

import (
	"database/sql"
	"net/http"
	"sync"
)

type hall struct {
	db *sql.DB
	mu sync.Mutex // want "hall.mu locks .*POST /seats/\\{seat\\}.*\\[locallock\\]"
}

func (h *hall) enter() { h.mu.Lock() }
func (h *hall) leave() { h.mu.Unlock() }

func (h *hall) book(w http.ResponseWriter, r *http.Request) {
	h.enter()
	defer h.leave()
	var taken bool
	if err := h.db.QueryRowContext(r.Context(), `SELECT taken FROM seats WHERE id = $1`, r.PathValue("seat")).Scan(&taken); err != nil || taken {
		http.Error(w, "taken", http.StatusConflict)
		return
	}
	if _, err := h.db.ExecContext(r.Context(), `UPDATE seats SET taken = true WHERE id = $1`, r.PathValue("seat")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

// Handler returns the routes of the hall.
func Handler(db *sql.DB) http.Handler {
	h := &hall{db: db}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /seats/{seat}", h.book)
	return mux
}
