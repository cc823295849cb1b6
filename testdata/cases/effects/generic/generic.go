// Package generic keeps state in generic containers, which are named by the fields that hold them.
package generic

import (
	"net/http"
	"sync"
)

// A Table is a container of the service's own.
type Table[K comparable, V any] struct {
	mu   sync.Mutex
	rows map[K]V
}

func NewTable[K comparable, V any]() *Table[K, V] { return &Table[K, V]{rows: map[K]V{}} }

func (t *Table[K, V]) Put(k K, v V) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.rows[k] = v
}

func (t *Table[K, V]) Get(k K) V {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.rows[k]
}

type post struct{ Text string }

// A Server names its tables, and the tables not their inside.
type Server struct {
	posts *Table[string, post] // want `Server.posts keeps .*\[globalstate\]`
	codes *Table[int, string]
}

func New() *Server {
	s := &Server{posts: NewTable[string, post](), codes: NewTable[int, string]()}
	s.codes.Put(1, "one")
	return s
}

func (s *Server) Post(w http.ResponseWriter, r *http.Request) {
	s.posts.Put(r.FormValue("id"), post{Text: r.FormValue("text")})
}

func (s *Server) Read(w http.ResponseWriter, r *http.Request) {
	w.Write([]byte(s.posts.Get(r.FormValue("id")).Text + s.codes.Get(1)))
}
