// Package tenantconn gives each tenant a connection whose search path is its own.
package tenantconn

import (
	"context"
	"database/sql"
	"net/http"
	"sync"
)

// Tenants are the tenants that have asked for something.
type Tenants struct {
	db *sql.DB

	mu    sync.Mutex
	conns map[string]*sql.Conn // want "Tenants.conns keeps database connections for the requests to come \\(written by GET /reports.*\\[dbconn\\]"
}

func (t *Tenants) conn(ctx context.Context, tenant string) (*sql.Conn, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if c, ok := t.conns[tenant]; ok {
		return c, nil
	}
	c, err := t.db.Conn(context.WithoutCancel(ctx))
	if err != nil {
		return nil, err
	}
	t.conns[tenant] = c
	return c, nil
}

func (t *Tenants) report(w http.ResponseWriter, r *http.Request) {
	c, err := t.conn(r.Context(), r.Header.Get("X-Tenant"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	if _, err := c.ExecContext(r.Context(), `REFRESH MATERIALIZED VIEW report`); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

// Handler returns the routes of tenants.
func Handler(db *sql.DB) http.Handler {
	t := &Tenants{db: db, conns: make(map[string]*sql.Conn)}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /reports", t.report)
	return mux
}
