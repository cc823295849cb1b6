// Package eventstream shows announcements to colleagues while they work.
package eventstream

import (
	"fmt"
	"net/http"
	"sync"
)

type feed struct {
	mu        sync.Mutex
	listeners map[chan string]struct{} // want "feed.listeners keeps the clients that are connected to this instance \\(written by .*GET /feed.*\\[liveconn\\]"
}

func (f *feed) subscribe() (ch chan string, cancel func()) {
	ch = make(chan string, 8)
	f.mu.Lock()
	f.listeners[ch] = struct{}{}
	f.mu.Unlock()
	return ch, func() {
		f.mu.Lock()
		delete(f.listeners, ch)
		f.mu.Unlock()
	}
}

func (f *feed) announce(w http.ResponseWriter, r *http.Request) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for ch := range f.listeners {
		select {
		case ch <- r.FormValue("text"):
		default:
		}
	}
}

func (f *feed) listen(w http.ResponseWriter, r *http.Request) {
	ch, cancel := f.subscribe()
	defer cancel()
	w.Header().Set("Content-Type", "text/event-stream")
	rc := http.NewResponseController(w)
	for {
		select {
		case <-r.Context().Done():
			return
		case text := <-ch:
			fmt.Fprintf(w, "data: %s\n\n", text)
			rc.Flush()
		}
	}
}

// Handler returns the routes of the feed.
func Handler() http.Handler {
	f := &feed{listeners: make(map[chan string]struct{})}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /feed", f.listen)
	mux.HandleFunc("POST /announcements", f.announce)
	return mux
}
