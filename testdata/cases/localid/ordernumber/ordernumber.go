// Package ordernumber gives orders their numbers.
package ordernumber

import (
	"context"
	"database/sql"
	"fmt"
	"net/http"
	"sync/atomic"
)

// lastOrder is the number of the last order.
var lastOrder atomic.Int64 // want "lastOrder counts up identifiers in this process .*POST /orders.*two instances hand out the same identifiers.*\\[localid\\]"

// Orders keeps orders in a database.
type Orders struct{ db *sql.DB }

// Routes adds the orders to mux.
func Routes(mux *http.ServeMux, db *sql.DB) {
	o := &Orders{db: db}
	mux.HandleFunc("POST /orders", o.create)
}

func (o *Orders) insert(ctx context.Context, number int64, item string) error {
	_, err := o.db.ExecContext(ctx, "INSERT INTO orders (number, item) VALUES ($1, $2)", number, item)
	return err
}

func (o *Orders) create(w http.ResponseWriter, r *http.Request) {
	n := lastOrder.Add(1)
	if err := o.insert(r.Context(), n, r.FormValue("item")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	fmt.Fprintln(w, n)
}
