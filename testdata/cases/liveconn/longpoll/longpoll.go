// Package longpoll lets a till wait for the answer of the payment terminal.
package longpoll

import (
	"fmt"
	"net/http"
	"sync"
	"time"
)

type result struct{ status string }

// Tills are the tills that wait.
type Tills struct {
	mu      sync.Mutex
	waiting map[string]chan result // want "Tills.waiting keeps the clients that are connected to this instance \\(written by .*/payments/\\{ref\\}.*\\[liveconn\\]"
}

func (t *Tills) wait(w http.ResponseWriter, r *http.Request) {
	ch := make(chan result, 1)
	t.mu.Lock()
	t.waiting[r.PathValue("ref")] = ch
	t.mu.Unlock()
	select {
	case res := <-ch:
		fmt.Fprintln(w, res.status)
	case <-time.After(30 * time.Second):
		w.WriteHeader(http.StatusGatewayTimeout)
	}
}

func (t *Tills) callback(w http.ResponseWriter, r *http.Request) {
	t.mu.Lock()
	ch, ok := t.waiting[r.PathValue("ref")]
	delete(t.waiting, r.PathValue("ref"))
	t.mu.Unlock()
	if !ok {
		http.NotFound(w, r)
		return
	}
	ch <- result{status: r.FormValue("status")}
}

// Handler returns the routes of tills.
func Handler() http.Handler {
	t := &Tills{waiting: make(map[string]chan result)}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /payments/{ref}", t.wait)
	mux.HandleFunc("POST /payments/{ref}/callback", t.callback)
	return mux
}
