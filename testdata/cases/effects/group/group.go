// Package group changes state in functions that errgroup runs.
package group

import (
	"golang.org/x/sync/errgroup"
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

// Post changes the board in goroutines that it waits for.
func (b *Board) Post(w http.ResponseWriter, r *http.Request) {
	g, _ := errgroup.WithContext(r.Context())
	for _, id := range r.Form["id"] {
		g.Go(func() error {
			b.mu.Lock()
			defer b.mu.Unlock()
			b.posts[id] = r.FormValue("text")
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

// Count has a map of one request in the same form.
func Count(w http.ResponseWriter, r *http.Request) {
	var mu sync.Mutex
	lengths := map[string]int{}
	var g errgroup.Group
	for _, id := range r.Form["id"] {
		g.Go(func() error {
			mu.Lock()
			defer mu.Unlock()
			lengths[id] = len(id)
			return nil
		})
	}
	g.Wait()
}
