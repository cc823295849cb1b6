// Package callbacks changes state in callbacks that were registered at start-up.
package callbacks

import (
	"net/http"
	"sync"
)

// A Board keeps what visitors post.
type Board struct {
	mu    sync.Mutex
	posts map[string]string // want `Board.posts keeps .*\[globalstate\]`
}

func New() *Board { return &Board{posts: map[string]string{}} }

func (b *Board) Read(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	defer b.mu.Unlock()
	w.Write([]byte(b.posts[r.FormValue("id")]))
}

// A Bus calls everybody who asked at start-up.
type Bus struct{ onPost []func(id, text string) }

func (b *Bus) OnPost(f func(id, text string)) { b.onPost = append(b.onPost, f) }

func (b *Bus) posted(id, text string) {
	for _, f := range b.onPost {
		f(id, text)
	}
}

type Server struct{ bus *Bus }

func NewServer() (*Server, *Board) {
	board := New()
	bus := &Bus{}
	bus.OnPost(func(id, text string) {
		board.mu.Lock()
		defer board.mu.Unlock()
		board.posts[id] = text
	})
	return &Server{bus: bus}, board
}

func (s *Server) Post(w http.ResponseWriter, r *http.Request) {
	s.bus.posted(r.FormValue("id"), r.FormValue("text"))
}
