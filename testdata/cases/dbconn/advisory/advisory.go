// Package advisory lets one editor at a time work on a page.
package advisory

import (
	"context"
	"database/sql"
	"net/http"
	"sync"
)

type pages struct {
	db *sql.DB

	mu     sync.Mutex
	locked map[string]*sql.Conn // want "pages.locked keeps database connections for the requests to come \\(written by POST /pages/\\{page\\}/lock.*\\[dbconn\\]"
}

func (p *pages) lock(w http.ResponseWriter, r *http.Request) {
	conn, err := p.db.Conn(context.Background())
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	var mine bool
	if err := conn.QueryRowContext(r.Context(), `SELECT pg_try_advisory_lock(hashtext($1))`, r.PathValue("page")).Scan(&mine); err != nil || !mine {
		conn.Close()
		http.Error(w, "somebody else is at it", http.StatusConflict)
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.locked[r.PathValue("page")] = conn
}

func (p *pages) unlock(w http.ResponseWriter, r *http.Request) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if conn := p.locked[r.PathValue("page")]; conn != nil {
		delete(p.locked, r.PathValue("page"))
		conn.ExecContext(r.Context(), `SELECT pg_advisory_unlock(hashtext($1))`, r.PathValue("page"))
		conn.Close()
	}
}

// Handler returns the routes of pages.
func Handler(db *sql.DB) http.Handler {
	p := &pages{db: db, locked: make(map[string]*sql.Conn)}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /pages/{page}/lock", p.lock)
	mux.HandleFunc("POST /pages/{page}/unlock", p.unlock)
	return mux
}
