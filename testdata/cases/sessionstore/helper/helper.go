// Package helper writes sessions through a helper that takes the expiry.
package helper

import (
	"context"
	"encoding/json"
	"net/http"
	"time"

	"github.com/redis/go-redis/v9"
)

type jsonStore struct{ rdb redis.UniversalClient }

func (s jsonStore) put(ctx context.Context, key string, v any, life time.Duration) error {
	data, err := json.Marshal(v)
	if err != nil {
		return err
	}
	return s.rdb.Set(ctx, key, data, life).Err() // want "jsonStore.put writes sessions to the shared store without an expiry \\(reached from POST /login.*\\[sessionstore\\]"
}

// Server signs people in.
type Server struct{ store jsonStore }

// New returns a server that keeps its sessions in rdb.
func New(rdb redis.UniversalClient) *Server { return &Server{jsonStore{rdb}} }

func (s *Server) login(w http.ResponseWriter, r *http.Request) {
	const forever = 0
	if err := s.store.put(r.Context(), "session:"+r.FormValue("id"), map[string]string{"user": r.FormValue("user")}, forever); err != nil {
		http.Error(w, "try again", http.StatusServiceUnavailable)
	}
}

// Handler returns the routes.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /login", s.login)
	return mux
}
