// Package thumbnails keeps small pictures for large ones.
package thumbnails

import (
	"net/http"

	"example.com/cases/localfile/thumbnails/disk"
)

// A Store keeps pictures by name.
type Store interface {
	Put(name string, data []byte) error
}

// Server makes small pictures.
type Server struct {
	store  Store
	shrink func(r *http.Request) ([]byte, error)
}

// New returns a server that keeps pictures in dir.
func New(dir string, shrink func(*http.Request) ([]byte, error)) *Server {
	return &Server{store: disk.Folder{Dir: dir}, shrink: shrink} // want "Folder.Put writes files to this instance's disk .*POST /pictures/\\{name\\}.*\\[localfile\\]"
}

// Routes adds the pictures to mux.
func (s *Server) Routes(mux *http.ServeMux) { mux.HandleFunc("POST /pictures/{name}", s.post) }

func (s *Server) post(w http.ResponseWriter, r *http.Request) {
	small, err := s.shrink(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	if err := s.store.Put(r.PathValue("name"), small); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}
