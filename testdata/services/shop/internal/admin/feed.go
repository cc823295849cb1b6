package admin

import (
	"fmt"
	"net/http"
	"sync"
)

// feed sends announcements to all colleagues who have the back office open.
type feed struct {
	mu        sync.Mutex
	listeners map[chan string]struct{}
}

func newFeed() *feed {
	return &feed{listeners: make(map[chan string]struct{})}
}

func (f *feed) subscribe() (ch chan string, cancel func()) {
	ch = make(chan string, 8)
	f.mu.Lock()
	defer f.mu.Unlock()
	f.listeners[ch] = struct{}{}
	return ch, func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		delete(f.listeners, ch)
	}
}

func (f *feed) publish(text string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for ch := range f.listeners {
		select {
		case ch <- text:
		default: // the listener is not reading
		}
	}
}

func (s *Server) listen(w http.ResponseWriter, r *http.Request) {
	ch, cancel := s.feed.subscribe()
	defer cancel()
	w.Header().Set("Content-Type", "text/event-stream")
	rc := http.NewResponseController(w)
	for {
		if err := rc.Flush(); err != nil {
			return
		}
		select {
		case <-r.Context().Done():
			return
		case text := <-ch:
			fmt.Fprintf(w, "data: %s\n\n", text)
		}
	}
}

func (s *Server) announce(w http.ResponseWriter, r *http.Request) {
	s.feed.publish(r.FormValue("text"))
	w.WriteHeader(http.StatusNoContent)
}
