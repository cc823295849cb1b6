// Package waiting lets requests wait for one that does the same work already: the
// channels join goroutines of this process, and are gone when it is done.
package waiting

import (
	"net/http"
	"sync"
)

var (
	mu      sync.Mutex
	pending = map[string]chan struct{}{}
)

func once(key string, do func()) {
	mu.Lock()
	wait, isPending := pending[key]
	if !isPending {
		wait = make(chan struct{})
		pending[key] = wait
	}
	mu.Unlock()
	if isPending {
		<-wait
		return
	}
	do()
	mu.Lock()
	close(wait)
	delete(pending, key)
	mu.Unlock()
}

// Routes adds the reports to mux.
func Routes(mux *http.ServeMux, make func(user string)) {
	mux.HandleFunc("POST /report", func(w http.ResponseWriter, r *http.Request) {
		user, _, _ := r.BasicAuth()
		once(user, func() { make(user) })
	})
}
