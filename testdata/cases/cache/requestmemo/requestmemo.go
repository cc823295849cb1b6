// Package requestmemo loads each author once for a list of posts.
package requestmemo

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"
)

// loader remembers what one request has loaded.
type loader struct {
	db    *sql.DB
	cache map[int64]string
}

func (l *loader) author(ctx context.Context, id int64) (string, error) {
	if name, ok := l.cache[id]; ok {
		return name, nil
	}
	var name string
	if err := l.db.QueryRowContext(ctx, "SELECT name FROM authors WHERE id = $1", id).Scan(&name); err != nil {
		return "", err
	}
	l.cache[id] = name
	return name, nil
}

// Handler returns the route.
func Handler(db *sql.DB) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /authors", func(w http.ResponseWriter, r *http.Request) {
		var ids []int64
		if err := json.NewDecoder(r.Body).Decode(&ids); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		l := &loader{db: db, cache: map[int64]string{}}
		names := make([]string, len(ids))
		for i, id := range ids {
			var err error
			if names[i], err = l.author(r.Context(), id); err != nil {
				http.Error(w, "try again", http.StatusInternalServerError)
				return
			}
		}
		json.NewEncoder(w).Encode(names)
	})
	return mux
}
