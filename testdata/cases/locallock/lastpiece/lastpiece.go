// Package lastpiece sells what is in stock.
package lastpiece

import (
	"context"
	"database/sql"
	"errors"
	"net/http"
	"sync"
)

type stock struct {
	db *sql.DB
	mu sync.Mutex // want "stock.mu locks .*POST /products/\\{sku\\}/sell.*\\[locallock\\]"
}

var errSoldOut = errors.New("sold out")

func (s *stock) take(ctx context.Context, sku string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	var n int
	if err := s.db.QueryRowContext(ctx, `SELECT stock FROM products WHERE sku = $1`, sku).Scan(&n); err != nil {
		return err
	}
	if n == 0 {
		return errSoldOut
	}
	_, err := s.db.ExecContext(ctx, `UPDATE products SET stock = $1 WHERE sku = $2`, n-1, sku)
	return err
}

// Handler returns the routes of the stock.
func Handler(db *sql.DB) http.Handler {
	s := &stock{db: db}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /products/{sku}/sell", func(w http.ResponseWriter, r *http.Request) {
		if err := s.take(r.Context(), r.PathValue("sku")); err != nil {
			http.Error(w, err.Error(), http.StatusConflict)
		}
	})
	return mux
}
