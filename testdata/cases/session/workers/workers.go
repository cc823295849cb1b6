// Package workers keeps the workers that are running, by the ids of their feeds:
// parts of the program, and no sessions of anybody.
package workers

import (
	"crypto/rand"
	"net/http"
	"sync"
)

type worker struct {
	feed string
	stop chan struct{}
}

func (w *worker) run() { <-w.stop }

var (
	mu      sync.Mutex
	running = map[string]*worker{}
)

// Add starts the worker of a new feed.
func Add(w http.ResponseWriter, r *http.Request) {
	id := rand.Text()
	start(id, r.FormValue("feed"))
	if _, err := w.Write([]byte(id)); err != nil {
		return
	}
}

func start(id, feed string) {
	mu.Lock()
	defer mu.Unlock()
	if old := running[id]; old != nil {
		close(old.stop)
	}
	running[id] = &worker{feed: feed, stop: make(chan struct{})}
	go running[id].run()
}

// Remove stops the worker of a feed.
func Remove(w http.ResponseWriter, r *http.Request) {
	mu.Lock()
	defer mu.Unlock()
	if old := running[r.FormValue("id")]; old != nil {
		close(old.stop)
		delete(running, r.FormValue("id"))
	}
}
