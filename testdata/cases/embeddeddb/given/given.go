// Package given is handed its database and does not know which it is.
package given

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
)

// Stock knows what is there.
type Stock struct{ db *sql.DB }

// New returns the stock in db.
func New(db *sql.DB) *Stock { return &Stock{db: db} }

func (s *Stock) take(ctx context.Context, sku string) error {
	res, err := s.db.ExecContext(ctx, "UPDATE stock SET n = n - 1 WHERE sku = $1 AND n > 0", sku)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return fmt.Errorf("no %s left", sku)
	}
	return nil
}

// Routes adds the stock to mux.
func (s *Stock) Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /stock/{sku}/take", func(w http.ResponseWriter, r *http.Request) {
		if err := s.take(r.Context(), r.PathValue("sku")); err != nil {
			http.Error(w, err.Error(), http.StatusConflict)
		}
	})
}
