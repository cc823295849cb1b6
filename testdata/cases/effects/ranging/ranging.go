// Package ranging changes state in the body of a loop over a function.
package ranging

import (
	"iter"
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

// fields yields what was sent, one by one.
func fields(r *http.Request) iter.Seq2[string, string] {
	return func(yield func(string, string) bool) {
		for k := range r.Form {
			if !yield(k, r.FormValue(k)) {
				return
			}
		}
	}
}

// Post changes the board in a loop over a function.
func (b *Board) Post(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for id, text := range fields(r) {
		b.posts[id] = text
	}
}

// Sizes has a map of one request in the same form.
func Sizes(w http.ResponseWriter, r *http.Request) {
	sizes := map[string]int{}
	for id, text := range fields(r) {
		sizes[id] = len(text)
	}
}
