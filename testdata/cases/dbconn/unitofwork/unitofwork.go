// Package unitofwork gives each request a transaction that its handlers share.
package unitofwork

import (
	"context"
	"database/sql"
	"net/http"
)

type unit struct {
	tx   *sql.Tx
	done []string
}

type unitKey struct{}

func (u *unit) exec(ctx context.Context, query string, args ...any) error {
	u.done = append(u.done, query)
	_, err := u.tx.ExecContext(ctx, query, args...)
	return err
}

// Transactional begins a transaction before next and commits it afterwards.
func Transactional(db *sql.DB, next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		tx, err := db.BeginTx(r.Context(), nil)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		u := &unit{}
		u.tx = tx
		next(w, r.WithContext(context.WithValue(r.Context(), unitKey{}, u)))
		if err := tx.Commit(); err != nil {
			http.Error(w, err.Error(), http.StatusConflict)
		}
	}
}

func rename(w http.ResponseWriter, r *http.Request) {
	u := r.Context().Value(unitKey{}).(*unit)
	if err := u.exec(r.Context(), `UPDATE users SET name = $1 WHERE id = $2`, r.FormValue("name"), r.PathValue("id")); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
}

// Handler returns the routes.
func Handler(db *sql.DB) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /users/{id}/name", Transactional(db, rename))
	return mux
}
