// Package deferred changes state in deferred calls.
package deferred

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

// Post changes the board when it returns.
func (b *Board) Post(w http.ResponseWriter, r *http.Request) {
	defer b.put(r.FormValue("id"), r.FormValue("text"))
	w.WriteHeader(http.StatusAccepted)
}

func (b *Board) put(id, text string) {
	b.mu.Lock()
	defer func() { b.mu.Unlock() }()
	b.posts[id] = text
}
