// Package closure changes state through closures with what they captured.
package closure

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

// Post changes the board in a function that captures it.
func (b *Board) Post() http.HandlerFunc {
	add := func(id, text string) {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.posts[id] = text
	}
	return func(w http.ResponseWriter, r *http.Request) { add(r.FormValue("id"), r.FormValue("text")) }
}

// Preview has a map of one request in the same form.
func Preview(w http.ResponseWriter, r *http.Request) {
	seen := map[string]string{}
	add := func(id, text string) { seen[id] = text }
	add(r.FormValue("id"), r.FormValue("text"))
	w.Write([]byte(seen[r.FormValue("id")]))
}
