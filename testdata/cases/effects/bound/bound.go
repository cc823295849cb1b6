// Package bound changes state through method values.
package bound

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

func (b *Board) add(id, text string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.posts[id] = text
}

// Post changes the board through a method value.
func (b *Board) Post(w http.ResponseWriter, r *http.Request) { apply(b.add, r) }

func apply(f func(id, text string), r *http.Request) { f(r.FormValue("id"), r.FormValue("text")) }

// Preview binds the method to a board of its own.
func Preview(w http.ResponseWriter, r *http.Request) { apply(New().add, r) }

// Main makes the board that visitors see.
func Main() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /posts", New().Post)
	return mux
}
