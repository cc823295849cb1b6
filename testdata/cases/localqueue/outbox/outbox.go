// Package outbox stores mails in the transaction that needs them.
package outbox

import (
	"context"
	"database/sql"
	"net/http"
)

type accounts struct{ db *sql.DB }

func (a *accounts) create(ctx context.Context, email string) error {
	tx, err := a.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.ExecContext(ctx, `INSERT INTO accounts (email) VALUES ($1)`, email); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO outbox (recipient, text) VALUES ($1, 'Welcome!')`, email); err != nil {
		return err
	}
	return tx.Commit()
}

// Handler returns the routes of accounts.
func Handler(db *sql.DB) http.Handler {
	a := &accounts{db: db}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /accounts", func(w http.ResponseWriter, r *http.Request) {
		if err := a.create(r.Context(), r.FormValue("email")); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	return mux
}
