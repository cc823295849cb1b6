// Package lastseen remembers when users were last here, and writes it down now
// and then.
package lastseen

import (
	"context"
	"database/sql"
	"net/http"
	"sync"
	"time"
)

type tracker struct {
	db *sql.DB

	mu    sync.Mutex
	dirty map[string]time.Time // want "tracker.dirty collects work in this process's memory until a goroutine takes it \\(written by GET /feed.*what is not yet done is lost.*accept the loss with a written reason \\[localqueue\\]"
}

func (t *tracker) feed(w http.ResponseWriter, r *http.Request) {
	t.mu.Lock()
	t.dirty[r.Header.Get("X-User")] = time.Now()
	t.mu.Unlock()
	w.Write([]byte("nothing new"))
}

func (t *tracker) flush() {
	t.mu.Lock()
	dirty := t.dirty
	t.dirty = make(map[string]time.Time)
	t.mu.Unlock()
	for user, at := range dirty {
		t.db.Exec(`UPDATE users SET seen = $1 WHERE name = $2`, at, user)
	}
}

// Start returns the routes and begins to write.
func Start(ctx context.Context, db *sql.DB) http.Handler {
	t := &tracker{db: db, dirty: make(map[string]time.Time)}
	go func() {
		for ctx.Err() == nil {
			time.Sleep(30 * time.Second)
			t.flush()
		}
	}()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /feed", t.feed)
	return mux
}
