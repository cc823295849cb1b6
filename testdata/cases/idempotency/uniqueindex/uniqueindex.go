// Package uniqueindex lets the database find repetitions.
package uniqueindex

import (
	"database/sql"
	"net/http"
)

// Orders places orders.
type Orders struct{ db *sql.DB }

// New returns the orders in db.
func New(db *sql.DB) *Orders { return &Orders{db} }

func (o *Orders) place(w http.ResponseWriter, r *http.Request) {
	tx, err := o.db.BeginTx(r.Context(), nil)
	if err != nil {
		http.Error(w, "try again", http.StatusServiceUnavailable)
		return
	}
	defer tx.Rollback()
	res, err := tx.ExecContext(r.Context(), "INSERT INTO order_keys (key) VALUES ($1) ON CONFLICT DO NOTHING", r.Header.Get("Idempotency-Key"))
	if err != nil {
		http.Error(w, "try again", http.StatusInternalServerError)
		return
	}
	if n, _ := res.RowsAffected(); n == 0 {
		w.WriteHeader(http.StatusOK)
		return
	}
	if _, err := tx.ExecContext(r.Context(), "INSERT INTO orders (sku) VALUES ($1)", r.FormValue("sku")); err != nil {
		http.Error(w, "try again", http.StatusInternalServerError)
		return
	}
	if err := tx.Commit(); err != nil {
		http.Error(w, "try again", http.StatusInternalServerError)
	}
}

// Routes registers the handler.
func Routes(mux *http.ServeMux, o *Orders) { mux.HandleFunc("POST /orders", o.place) }
