// Package decoded chooses the store of a service by its configuration file: a
// decoder fills the field with what a table of constructors made.
package decoded

import (
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
)

// A Store keeps short links.
type Store interface {
	Put(id, target string)
	Get(id string) string
}

// A Backend opens a store.
type Backend interface{ Open() (Store, error) }

// Memory is the backend that keeps links in the process.
type Memory struct{ Size int }

func (m *Memory) Open() (Store, error) { return &memory{links: make(map[string]string, m.Size)}, nil }

type memory struct {
	mu    sync.Mutex
	links map[string]string // want `memory.links keeps .*POST /links.*\[globalstate\]`
}

func (m *memory) Put(id, target string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.links[id] = target
}

func (m *memory) Get(id string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.links[id]
}

var backends = map[string]func() Backend{
	"memory": func() Backend { return new(Memory) },
}

// Storage is the part of the configuration that names a backend.
type Storage struct {
	Type   string
	Config Backend
}

// UnmarshalJSON decodes the configuration of the backend that it names.
func (s *Storage) UnmarshalJSON(data []byte) error {
	var raw struct {
		Type   string
		Config json.RawMessage
	}
	if err := json.Unmarshal(data, &raw); err != nil {
		return err
	}
	make, ok := backends[raw.Type]
	if !ok {
		return fmt.Errorf("unknown storage %q", raw.Type)
	}
	b := make()
	if err := json.Unmarshal(raw.Config, b); err != nil {
		return err
	}
	*s = Storage{raw.Type, b}
	return nil
}

// Config is the configuration file.
type Config struct{ Storage Storage }

type server struct{ store Store }

func (s *server) put(w http.ResponseWriter, r *http.Request) {
	s.store.Put(r.FormValue("id"), r.FormValue("to"))
}

func (s *server) get(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, s.store.Get(r.PathValue("id")), http.StatusFound)
}

// Serve serves links as the configuration says.
func Serve(data []byte) error {
	var c Config
	if err := json.Unmarshal(data, &c); err != nil {
		return err
	}
	store, err := c.Storage.Config.Open()
	if err != nil {
		return err
	}
	s := &server{store: store}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /links", s.put)
	mux.HandleFunc("GET /links/{id}", s.get)
	return http.ListenAndServe(":8080", mux)
}
