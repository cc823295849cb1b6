// Package funcfield changes state through fields that hold functions.
package funcfield

import (
	"net/http"
	"sync"
)

// A Server calls what its fields hold.
type Server struct {
	save func(id, text string)
	load func(id string) string
}

func New() *Server {
	var mu sync.Mutex
	posts := map[string]string{} // want `posts keeps .*\[globalstate\]`
	return &Server{
		save: func(id, text string) {
			mu.Lock()
			defer mu.Unlock()
			posts[id] = text
		},
		load: func(id string) string {
			mu.Lock()
			defer mu.Unlock()
			return posts[id]
		},
	}
}

func (s *Server) Post(w http.ResponseWriter, r *http.Request) {
	s.save(r.FormValue("id"), r.FormValue("text"))
}

func (s *Server) Read(w http.ResponseWriter, r *http.Request) {
	w.Write([]byte(s.load(r.FormValue("id"))))
}
