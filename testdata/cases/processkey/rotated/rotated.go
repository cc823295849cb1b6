// Package rotated makes up a key from time to time, and signs with the one that
// the store has.
package rotated

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"sync"

	"example.com/cases/processkey/rotated/remote"
)

// memory keeps keys for demonstrations.
type memory struct {
	mu   sync.Mutex
	keys remote.Keys
}

func (m *memory) Keys() (remote.Keys, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.keys, nil
}

func (m *memory) SetKeys(keys remote.Keys) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.keys = keys
	return nil
}

type store interface {
	Keys() (remote.Keys, error)
	SetKeys(remote.Keys) error
}

// A Server signs links.
type Server struct {
	store store
}

// New returns a server, with a new key in its store. Without an address it is a
// demonstration.
func New(url string) (*Server, error) {
	s := &Server{store: &memory{}}
	if url != "" {
		s.store = &remote.Store{URL: url}
	}
	return s, s.rotate()
}

func (s *Server) rotate() error {
	key := make([]byte, 32)
	if _, err := rand.Read(key); err != nil {
		return err
	}
	return s.store.SetKeys(remote.Keys{Signing: key})
}

func sign(key []byte, text string) string {
	mac := hmac.New(sha256.New, key)
	io.WriteString(mac, text)
	return hex.EncodeToString(mac.Sum(nil))
}

// Routes adds the routes to mux.
func (s *Server) Routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /link", func(w http.ResponseWriter, r *http.Request) {
		keys, err := s.store.Keys()
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		io.WriteString(w, sign(keys.Signing, r.FormValue("to")))
	})
}
