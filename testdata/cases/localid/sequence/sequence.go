// Package sequence takes numbers from the database.
package sequence

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
)

// Numbers takes numbers from a sequence.
type Numbers struct{ db *sql.DB }

func (n Numbers) next(ctx context.Context) (id int64, err error) {
	err = n.db.QueryRowContext(ctx, "SELECT nextval('orders_seq')").Scan(&id)
	return id, err
}

// Routes adds the orders to mux.
func Routes(mux *http.ServeMux, db *sql.DB) {
	numbers := Numbers{db: db}
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		id, err := numbers.next(r.Context())
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		fmt.Fprintln(w, id)
	})
}
