// Package positions keeps the uploads in progress in a list, and where in the list
// each of them is: the map is no state beside the list.
package positions

import (
	"crypto/rand"
	"net/http"
	"sync"
)

type upload struct {
	id, name string
}

type uploads struct {
	mu   sync.Mutex
	list []upload
	at   map[string]int
}

var current = &uploads{at: map[string]int{}}

func (u *uploads) add(name string) string {
	u.mu.Lock()
	defer u.mu.Unlock()
	id := rand.Text()
	u.at[id] = len(u.list)
	u.list = append(u.list, upload{id, name})
	return id
}

func (u *uploads) remove(id string) {
	u.mu.Lock()
	defer u.mu.Unlock()
	i, ok := u.at[id]
	if !ok {
		return
	}
	last := len(u.list) - 1
	u.list[i] = u.list[last]
	u.at[u.list[i].id] = i
	u.list = u.list[:last]
	delete(u.at, id)
}

// Routes adds the uploads to mux.
func Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /uploads", func(w http.ResponseWriter, r *http.Request) {
		w.Write([]byte(current.add(r.FormValue("name"))))
	})
	mux.HandleFunc("DELETE /uploads/{id}", func(w http.ResponseWriter, r *http.Request) { current.remove(r.PathValue("id")) })
}
