// Package embedded changes state through methods of embedded structs.
package embedded

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

func (b *Board) Put(id, text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.posts[id] = text
}

type base struct{ *Board }

type Server struct {
	base
	name string
}

func NewServer() *Server { return &Server{base: base{New()}, name: "board"} }

// Post changes the board through a method that was promoted twice.
func (s *Server) Post(w http.ResponseWriter, r *http.Request) {
	s.Put(r.FormValue("id"), r.FormValue("text"))
}
