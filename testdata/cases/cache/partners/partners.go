// Package partners keeps the partners who may log in by token. When one of them
// is changed, all are read from the database again.
package partners

import (
	"crypto/rand"
	"database/sql"
	"net/http"
	"sync"
)

type auth struct {
	mu     sync.RWMutex
	db     *sql.DB
	tokens map[string]string // want "auth.tokens keeps in this process's memory copies of values that come from elsewhere \\(written by POST /partners.*only in the process that handles the change.*\\[cache\\]"
}

func (a *auth) reload() error {
	rows, err := a.db.Query("SELECT name, token FROM partners")
	if err != nil {
		return err
	}
	defer rows.Close()
	a.mu.Lock()
	defer a.mu.Unlock()
	a.tokens = map[string]string{}
	for rows.Next() {
		var name, token string
		if err := rows.Scan(&name, &token); err != nil {
			return err
		}
		if token == "" {
			token = rand.Text()
		}
		a.tokens[token] = name
	}
	return rows.Err()
}

func (a *auth) add(w http.ResponseWriter, r *http.Request) {
	if _, err := a.db.Exec("INSERT INTO partners VALUES ($1, $2)", r.FormValue("name"), r.FormValue("token")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	a.reload()
}

func (a *auth) who(w http.ResponseWriter, r *http.Request) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	w.Write([]byte(a.tokens[r.Header.Get("Authorization")]))
}

// Handler returns the routes of the partners.
func Handler(db *sql.DB) (http.Handler, error) {
	a := &auth{db: db}
	if err := a.reload(); err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /partners", a.add)
	mux.HandleFunc("GET /me", a.who)
	return mux, nil
}
