// Package tasklist does what requests leave behind, one task after the other.
package tasklist

import (
	"container/list"
	"database/sql"
	"net/http"
	"sync"
)

type runner struct {
	db *sql.DB

	mu    sync.Mutex
	ready *sync.Cond
	tasks *list.List // want "runner.tasks collects work in this process's memory until a goroutine takes it \\(written by POST /recount.*\\[localqueue\\]"
}

func (r *runner) run() {
	for {
		r.mu.Lock()
		for r.tasks.Len() == 0 {
			r.ready.Wait()
		}
		shelf := r.tasks.Remove(r.tasks.Front()).(string)
		r.mu.Unlock()
		r.db.Exec(`UPDATE shelves SET counted = now() WHERE name = $1`, shelf)
	}
}

func (r *runner) recount(w http.ResponseWriter, req *http.Request) {
	r.mu.Lock()
	r.tasks.PushBack(req.FormValue("shelf"))
	r.mu.Unlock()
	r.ready.Signal()
	w.WriteHeader(http.StatusAccepted)
}

// Handler returns the routes and starts the runner.
func Handler(db *sql.DB) http.Handler {
	r := &runner{db: db, tasks: list.New()}
	r.ready = sync.NewCond(&r.mu)
	go r.run()
	mux := http.NewServeMux()
	mux.HandleFunc("POST /recount", r.recount)
	return mux
}
