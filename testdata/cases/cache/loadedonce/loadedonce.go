// Package loadedonce reads the list of countries before it serves.
package loadedonce

import (
	"context"
	"database/sql"
	"net/http"
)

// Countries are the countries that the shop sends to.
type Countries struct {
	cache map[string]string
}

// Load reads the countries.
func Load(ctx context.Context, db *sql.DB) (*Countries, error) {
	rows, err := db.QueryContext(ctx, "SELECT code, name FROM countries")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	c := &Countries{cache: map[string]string{}}
	for rows.Next() {
		var code, name string
		if err := rows.Scan(&code, &name); err != nil {
			return nil, err
		}
		c.cache[code] = name
	}
	return c, rows.Err()
}

func (c *Countries) show(w http.ResponseWriter, r *http.Request) {
	name, ok := c.cache[r.PathValue("code")]
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Write([]byte(name))
}

// Routes registers the handler.
func (c *Countries) Routes(mux *http.ServeMux) { mux.HandleFunc("GET /countries/{code}", c.show) }
