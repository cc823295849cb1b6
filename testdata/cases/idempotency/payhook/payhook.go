// Package payhook books payments that the provider reports.
package payhook

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"
	"sync"
)

type event struct {
	ID     string `json:"id"`
	Order  string `json:"order"`
	Amount int64  `json:"amount"`
}

// Hook receives the provider's events.
type Hook struct {
	db *sql.DB

	mu        sync.Mutex
	processed map[string]bool // want "Hook.processed keeps the keys of what was handled already in this process's memory \\(written by POST /hooks/payments.*handled a second time; claim the key in a shared store before the work: SET NX.*\\[idempotency\\]"
}

// New returns a hook that books into db.
func New(db *sql.DB) *Hook { return &Hook{db: db, processed: make(map[string]bool)} }

// ServeHTTP books an event once.
func (h *Hook) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var ev event
	if err := json.NewDecoder(r.Body).Decode(&ev); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if h.known(ev.ID) {
		return
	}
	if err := h.book(r.Context(), ev); err != nil {
		http.Error(w, "try again", http.StatusInternalServerError)
	}
}

func (h *Hook) known(id string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.processed[id] {
		return true
	}
	h.processed[id] = true
	return false
}

func (h *Hook) book(ctx context.Context, ev event) error {
	_, err := h.db.ExecContext(ctx, "UPDATE orders SET paid = paid + $1 WHERE id = $2", ev.Amount, ev.Order)
	return err
}

// Routes registers the hook.
func Routes(mux *http.ServeMux, h *Hook) { mux.Handle("POST /hooks/payments", h) }
