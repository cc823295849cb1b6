// Package conditional lets one statement decide who gets the last piece.
package conditional

import (
	"database/sql"
	"net/http"
)

type stock struct{ db *sql.DB }

func (s *stock) sell(w http.ResponseWriter, r *http.Request) {
	res, err := s.db.ExecContext(r.Context(), `UPDATE products SET stock = stock - 1 WHERE sku = $1 AND stock > 0`, r.PathValue("sku"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		http.Error(w, "sold out", http.StatusConflict)
	}
}

// Handler returns the routes of the stock.
func Handler(db *sql.DB) http.Handler {
	s := &stock{db: db}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /products/{sku}/sell", s.sell)
	return mux
}
