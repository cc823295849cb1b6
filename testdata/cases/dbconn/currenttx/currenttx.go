// Package currenttx lets an operator try changes of the price list and take them back.
package currenttx

import (
	"context"
	"database/sql"
	"net/http"
	"sync"
)

type console struct {
	db *sql.DB
	mu sync.Mutex
	tx *sql.Tx // want "console.tx keeps database transactions open across requests \\(written by POST /begin.*finish the transaction within the request.*\\[dbconn\\]"
}

func (c *console) begin(w http.ResponseWriter, r *http.Request) {
	c.mu.Lock()
	defer c.mu.Unlock()
	tx, err := c.db.BeginTx(context.Background(), nil)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	c.tx = tx
}

func (c *console) run(w http.ResponseWriter, r *http.Request) {
	if c.tx == nil {
		http.Error(w, "begin first", http.StatusConflict)
		return
	}
	if _, err := c.tx.ExecContext(r.Context(), `UPDATE prices SET amount = amount * $1`, r.FormValue("factor")); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
	}
}

func (c *console) rollback(w http.ResponseWriter, r *http.Request) {
	if c.tx != nil {
		c.tx.Rollback()
	}
}

// Handler returns the console's routes.
func Handler(db *sql.DB) http.Handler {
	c := &console{db: db}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /begin", c.begin)
	mux.HandleFunc("POST /run", c.run)
	mux.HandleFunc("POST /rollback", c.rollback)
	return mux
}
