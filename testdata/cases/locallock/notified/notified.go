// Package notified counts failures under a lock, and tells somebody of them
// without waiting for it: the lock is around memory alone.
package notified

import (
	"database/sql"
	"net/http"
	"sync"
)

// Failures counts failed attempts.
type Failures struct {
	mu   sync.Mutex
	last string
	db   *sql.DB
}

// Add notes a failure.
func (f *Failures) Add(what string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.last = what
	f.announce(what)
}

func (f *Failures) announce(what string) {
	go f.record(what)
}

func (f *Failures) record(what string) {
	var n int
	if err := f.db.QueryRow("SELECT n FROM failures WHERE what = $1", what).Scan(&n); err == nil {
		f.db.Exec("UPDATE failures SET n = $1 WHERE what = $2", n+1, what)
	}
}

// Routes adds the report of failures to mux.
func Routes(mux *http.ServeMux, f *Failures) {
	mux.HandleFunc("POST /failures", func(w http.ResponseWriter, r *http.Request) { f.Add(r.FormValue("what")) })
}
