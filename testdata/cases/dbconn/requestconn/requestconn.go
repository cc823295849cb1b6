// Package requestconn pins a connection for one export and gives it back.
package requestconn

import (
	"database/sql"
	"encoding/csv"
	"net/http"
)

type exports struct{ db *sql.DB }

func (e *exports) stream(w http.ResponseWriter, r *http.Request) {
	conn, err := e.db.Conn(r.Context())
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer conn.Close()
	if _, err := conn.ExecContext(r.Context(), `SET statement_timeout = '5min'`); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	rows, err := conn.QueryContext(r.Context(), `SELECT sku FROM products`)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	defer rows.Close()
	out := csv.NewWriter(w)
	for rows.Next() {
		var sku string
		if rows.Scan(&sku) == nil {
			out.Write([]string{sku})
		}
	}
	out.Flush()
}

// Handler returns the routes.
func Handler(db *sql.DB) http.Handler {
	e := &exports{db: db}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /export", e.stream)
	return mux
}
