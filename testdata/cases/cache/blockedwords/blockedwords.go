// Package blockedwords refuses comments with words that moderators have listed
// in the database; the list is read again when its version has changed.
package blockedwords

import (
	"context"
	"database/sql"
	"net/http"
	"strings"
	"sync"
)

type filter struct {
	db *sql.DB

	mu      sync.Mutex
	version int
	words   map[string]struct{} // want "filter.words keeps in this process's memory copies of values that come from elsewhere .*until each has read the values again.*\\[cache\\]"
}

// Handler returns the routes.
func Handler(db *sql.DB) http.Handler {
	f := &filter{db: db}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /comments", f.comment)
	return mux
}

func (f *filter) comment(w http.ResponseWriter, r *http.Request) {
	text := r.PostFormValue("text")
	bad, err := f.refuses(r.Context(), text)
	if err != nil || bad {
		http.Error(w, "not this way", http.StatusUnprocessableEntity)
		return
	}
	f.db.ExecContext(r.Context(), "INSERT INTO comments (text) VALUES ($1)", text)
}

func (f *filter) refuses(ctx context.Context, text string) (bool, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	var version int
	if err := f.db.QueryRowContext(ctx, "SELECT version FROM word_list").Scan(&version); err != nil {
		return false, err
	}
	if f.words == nil || version != f.version {
		rows, err := f.db.QueryContext(ctx, "SELECT word FROM blocked_words")
		if err != nil {
			return false, err
		}
		defer rows.Close()
		f.words = map[string]struct{}{}
		for rows.Next() {
			var word string
			if err := rows.Scan(&word); err != nil {
				return false, err
			}
			f.words[word] = struct{}{}
		}
		f.version = version
	}
	for _, word := range strings.Fields(strings.ToLower(text)) {
		if _, bad := f.words[word]; bad {
			return true, nil
		}
	}
	return false, nil
}
