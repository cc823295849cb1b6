// Package pagesize holds numbers of requests against limits without counting
// requests.
package pagesize

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"
	"strconv"
)

const mostRows = 100

// List shows the rows of a table page by page.
type List struct {
	db    *sql.DB
	limit int
}

// NewList returns the list of what is in db.
func NewList(db *sql.DB) *List { return &List{db: db, limit: mostRows} }

func (l *List) page(ctx context.Context, n int) ([]string, error) {
	if n > l.limit {
		n = l.limit
	}
	rows, err := l.db.QueryContext(ctx, "SELECT name FROM parts ORDER BY name LIMIT $1", n)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []string
	for rows.Next() {
		var name string
		if err := rows.Scan(&name); err != nil {
			return nil, err
		}
		out = append(out, name)
	}
	return out, rows.Err()
}

// ServeHTTP answers with a page.
func (l *List) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n, err := strconv.Atoi(r.FormValue("n"))
	if err != nil {
		n = l.limit
	}
	names, err := l.page(r.Context(), n)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	json.NewEncoder(w).Encode(names)
}
