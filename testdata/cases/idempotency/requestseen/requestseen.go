// Package requestseen drops duplicates within one request.
package requestseen

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"
)

type server struct{ db *sql.DB }

// importer works on one upload.
type importer struct {
	db   *sql.DB
	seen map[string]bool
}

func (s *server) upload(w http.ResponseWriter, r *http.Request) {
	var skus []string
	if err := json.NewDecoder(r.Body).Decode(&skus); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	im := &importer{db: s.db, seen: map[string]bool{}}
	for _, sku := range skus {
		if err := im.add(r.Context(), sku); err != nil {
			http.Error(w, "try again", http.StatusInternalServerError)
			return
		}
	}
}

func (im *importer) add(ctx context.Context, sku string) error {
	if im.seen[sku] {
		return nil
	}
	im.seen[sku] = true
	_, err := im.db.ExecContext(ctx, "INSERT INTO products (sku) VALUES ($1)", sku)
	return err
}

// Handler returns the routes.
func Handler(db *sql.DB) http.Handler {
	s := &server{db}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /products", s.upload)
	return mux
}
