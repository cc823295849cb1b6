// Package shared wires a database that another package opens.
package shared

import (
	"net/http"

	"example.com/cases/embeddeddb/shared/store"
)

// Server registers users.
type Server struct{ users *store.Users }

// New returns a server with its data in a file.
func New(path string) (*Server, error) {
	db, err := store.Open(path)
	if err != nil {
		return nil, err
	}
	return &Server{users: store.NewUsers(db)}, nil
}

// Routes adds the users to mux.
func (s *Server) Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /users", func(w http.ResponseWriter, r *http.Request) {
		if err := s.users.Add(r.Context(), r.FormValue("name")); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
}
