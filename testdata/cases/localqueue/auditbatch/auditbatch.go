// Package auditbatch writes what people did to the audit table, a batch at a time.
package auditbatch

import (
	"context"
	"database/sql"
	"net/http"
	"sync"
	"time"
)

type entry struct{ user, action string }

// A Log collects entries.
type Log struct {
	db *sql.DB

	mu      sync.Mutex
	pending []entry // want "Log.pending collects work in this process's memory until a goroutine takes it \\(written by .*/accounts/\\{id\\}.*\\[localqueue\\]"
}

func (l *Log) add(e entry) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.pending = append(l.pending, e)
}

func (l *Log) flush(ctx context.Context) {
	l.mu.Lock()
	batch := l.pending
	l.pending = nil
	l.mu.Unlock()
	for _, e := range batch {
		l.db.ExecContext(ctx, `INSERT INTO audit (who, what) VALUES ($1, $2)`, e.user, e.action)
	}
}

// Run flushes the log every second. It is part of the queue, not a job of its own.
func (l *Log) Run(ctx context.Context) {
	t := time.NewTicker(time.Second)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			l.flush(ctx)
		}
	}
}

func (l *Log) remove(w http.ResponseWriter, r *http.Request) {
	if _, err := l.db.ExecContext(r.Context(), `DELETE FROM accounts WHERE id = $1`, r.PathValue("id")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	l.add(entry{r.Header.Get("X-User"), "removed account " + r.PathValue("id")})
}

// Start returns the routes and begins to write.
func Start(ctx context.Context, db *sql.DB) http.Handler {
	l := &Log{db: db}
	go l.Run(ctx)
	mux := http.NewServeMux()
	mux.HandleFunc("DELETE /accounts/{id}", l.remove)
	return mux
}
