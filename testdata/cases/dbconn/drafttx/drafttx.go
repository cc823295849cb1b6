// Package drafttx keeps price changes invisible until all of them are made.
package drafttx

import (
	"context"
	"database/sql"
	"net/http"
	"sync"

	"github.com/google/uuid"
)

// Drafts are sets of price changes.
type Drafts struct {
	db *sql.DB

	mu   sync.Mutex
	open map[string]*sql.Tx // want "Drafts.open keeps database transactions open across requests \\(written by POST /drafts.*a restart rolls back.*\\[dbconn\\]"
}

func (d *Drafts) begin(w http.ResponseWriter, r *http.Request) {
	tx, err := d.db.BeginTx(context.Background(), nil)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	id := uuid.NewString()
	d.mu.Lock()
	d.open[id] = tx
	d.mu.Unlock()
	w.Write([]byte(id))
}

func (d *Drafts) commit(w http.ResponseWriter, r *http.Request) {
	d.mu.Lock()
	tx := d.open[r.PathValue("id")]
	delete(d.open, r.PathValue("id"))
	d.mu.Unlock()
	if tx == nil || tx.Commit() != nil {
		http.Error(w, "gone", http.StatusConflict)
	}
}

// Handler returns the routes of drafts.
func Handler(db *sql.DB) http.Handler {
	d := &Drafts{db: db, open: make(map[string]*sql.Tx)}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /drafts", d.begin)
	mux.HandleFunc("POST /drafts/{id}/commit", d.commit)
	return mux
}
