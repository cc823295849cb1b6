// Package flight changes state in functions that singleflight runs.
package flight

import (
	"golang.org/x/sync/singleflight"
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

var flights singleflight.Group

// Post changes the board in a function that singleflight runs.
func (b *Board) Post(w http.ResponseWriter, r *http.Request) {
	flights.Do(r.FormValue("id"), func() (any, error) {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.posts[r.FormValue("id")] = r.FormValue("text")
		return nil, nil
	})
}
