// Package handlers changes state through a map of functions.
package handlers

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

// A Server picks the handler from a map.
type Server struct {
	board   *Board
	actions map[string]func(*http.Request)
}

func NewServer() *Server {
	s := &Server{board: New()}
	s.actions = map[string]func(*http.Request){
		"post": s.post,
		"none": func(*http.Request) {},
	}
	return s
}

func (s *Server) post(r *http.Request) {
	s.board.mu.Lock()
	defer s.board.mu.Unlock()
	s.board.posts[r.FormValue("id")] = r.FormValue("text")
}

func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if act, ok := s.actions[r.FormValue("action")]; ok {
		act(r)
	}
}
