// Package once tells what runs once from what runs with every request.
package once

import (
	"net/http"
	"sync"
)

// A Server makes its catalogue when it is first asked.
type Server struct {
	once  sync.Once
	names map[string]string

	mu     sync.Mutex
	posted map[string]string // want `Server.posted keeps .*\[globalstate\]`
}

// Name fills the table once: it is the same on all instances.
func (s *Server) Name(w http.ResponseWriter, r *http.Request) {
	s.once.Do(func() {
		s.names = map[string]string{}
		for _, n := range []string{"a", "b"} {
			s.names[n] = "name of " + n
		}
	})
	w.Write([]byte(s.names[r.FormValue("id")]))
}

func (s *Server) Post(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.posted == nil {
		s.posted = map[string]string{}
	}
	s.posted[r.FormValue("id")] = r.FormValue("text")
}

func (s *Server) Posted(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	w.Write([]byte(s.posted[r.FormValue("id")]))
}
