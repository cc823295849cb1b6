// Package pushids takes messages that a queue pushes over HTTP, at least once each.
package pushids

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/patrickmn/go-cache"
)

type push struct {
	Message struct {
		ID   string `json:"messageId"`
		Data []byte `json:"data"`
	} `json:"message"`
}

// Worker handles pushed messages.
type Worker struct {
	seen *cache.Cache // want "Worker.seen keeps the keys of what was handled already in this process's memory .*POST /push.*handled a second time.*\\[idempotency\\]"
	ship func(data []byte) error
}

// NewWorker returns a worker that ships what it is told to.
func NewWorker(ship func(data []byte) error) *Worker {
	return &Worker{seen: cache.New(time.Hour, 10*time.Minute), ship: ship}
}

// ServeHTTP handles one message.
func (k *Worker) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var p push
	if err := json.NewDecoder(r.Body).Decode(&p); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if err := k.seen.Add(p.Message.ID, true, cache.DefaultExpiration); err != nil {
		return // a repetition
	}
	if err := k.ship(p.Message.Data); err != nil {
		k.seen.Delete(p.Message.ID)
		http.Error(w, "again, please", http.StatusInternalServerError)
	}
}

// Handler returns the routes.
func Handler(k *Worker) http.Handler {
	mux := http.NewServeMux()
	mux.Handle("POST /push", k)
	return mux
}
