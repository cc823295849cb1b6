// Package bindoption binds an implementation to an interface by a functional option.
package bindoption

import (
	"net/http"
	"sync"
)

// A Store keeps posts somewhere.
type Store interface {
	Put(id, text string)
	Get(id string) string
}

type memory struct {
	mu    sync.Mutex
	posts map[string]string // want `memory.posts keeps .*\[globalstate\]`
}

func (m *memory) Put(id, text string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.posts[id] = text
}

func (m *memory) Get(id string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.posts[id]
}

// A discard is an implementation that nobody binds.
type discard struct{ last map[string]string }

func (d discard) Put(id, text string) { d.last[id] = text }

func (d discard) Get(string) string { return "" }

type Server struct{ store Store }

func (s *Server) Post(w http.ResponseWriter, r *http.Request) {
	s.store.Put(r.FormValue("id"), r.FormValue("text"))
}

func (s *Server) Read(w http.ResponseWriter, r *http.Request) {
	w.Write([]byte(s.store.Get(r.FormValue("id"))))
}

type Option func(*Server)

func WithStore(st Store) Option { return func(s *Server) { s.store = st } }

func New(opts ...Option) *Server {
	s := new(Server)
	for _, o := range opts {
		o(s)
	}
	return s
}

func Main() *Server { return New(WithStore(&memory{posts: map[string]string{}})) }
