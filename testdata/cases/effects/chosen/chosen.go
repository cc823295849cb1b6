// Package chosen hands one of several stores to a server by an option: each
// choice is a function value of the same function.
package chosen

import (
	"net/http"
	"os"
	"path/filepath"
	"sync"
)

// A Store keeps notes.
type Store interface{ Put(id, text string) error }

type memory struct {
	mu    sync.Mutex
	notes map[string]string
	last  string // want `memory.last keeps .*\[globalstate\]`
}

func (m *memory) Put(id, text string) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.last = id
	return nil
}

func (m *memory) latest() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.last
}

type disk struct{ dir string }

func (d *disk) Put(id, text string) error {
	return os.WriteFile(filepath.Join(d.dir, id), []byte(text), 0o600) // want `disk.Put writes files .*\[localfile\]`
}

type server struct{ store Store }

type option func(*server)

func useStore(s Store) option { return func(srv *server) { srv.store = s } }

func newServer(opts ...option) *server {
	srv := &server{}
	for _, opt := range opts {
		opt(srv)
	}
	return srv
}

func (s *server) put(w http.ResponseWriter, r *http.Request) {
	if err := s.store.Put(r.FormValue("id"), r.FormValue("text")); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func (s *server) latest(w http.ResponseWriter, r *http.Request) {
	if m, ok := s.store.(*memory); ok {
		w.Write([]byte(m.latest()))
	}
}

// Handler serves notes out of the store that the provider names.
func Handler(provider string) http.Handler {
	var opts []option
	switch provider {
	case "memory":
		opts = append(opts, useStore(&memory{notes: map[string]string{}}))
	case "disk":
		opts = append(opts, useStore(&disk{dir: "/var/lib/notes"}))
	}
	s := newServer(opts...)
	mux := http.NewServeMux()
	mux.HandleFunc("POST /notes", s.put)
	mux.HandleFunc("GET /notes/latest", s.latest)
	return mux
}
