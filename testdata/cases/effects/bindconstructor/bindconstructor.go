// Package bindconstructor binds an implementation to an interface in a constructor.
package bindconstructor

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

func New(s Store) *Server { return &Server{store: s} }

func Main() http.Handler {
	s := New(&memory{posts: map[string]string{}})
	mux := http.NewServeMux()
	mux.HandleFunc("POST /posts", s.Post)
	return mux
}
