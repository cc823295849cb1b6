// Package released closes what nobody holds any more: nobody waits for that.
package released

import (
	"database/sql"
	"net/http"
	"runtime"
)

type ledger struct{ tx *sql.Tx }

func (l *ledger) close() { _ = l.tx.Rollback() }

func open(db *sql.DB) (*ledger, error) {
	tx, err := db.Begin()
	if err != nil {
		return nil, err
	}
	l := &ledger{tx}
	runtime.SetFinalizer(l, (*ledger).close)
	return l, nil
}

// Handler books within a ledger of its own.
func Handler(db *sql.DB) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		l, err := open(db)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		if _, err := l.tx.Exec("INSERT INTO bookings (id) VALUES ($1)", r.FormValue("id")); err != nil {
			l.close()
			return
		}
		if err := l.tx.Commit(); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	}
}
