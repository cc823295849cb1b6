// Package resultcache collects the results of checks, which other systems send,
// in what it calls a cache.
package resultcache

import (
	"encoding/json"
	"net/http"
	"sync"
)

type status struct {
	Results []bool
}

type store struct {
	mu    sync.Mutex
	cache map[string]*status // want "store.cache keeps in this process's memory what clients send, as if it were a cache \\(written by POST /checks/\\{name\\}.*it is the only copy.*\\[cache\\]"
}

func (s *store) insert(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	st, ok := s.cache[r.PathValue("name")]
	if !ok {
		st = &status{}
	}
	st.Results = append(st.Results, r.FormValue("ok") == "true")
	s.cache[r.PathValue("name")] = st
}

func (s *store) show(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	json.NewEncoder(w).Encode(s.cache[r.PathValue("name")])
}

// Handler returns the routes of the checks.
func Handler() http.Handler {
	s := &store{cache: map[string]*status{}}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /checks/{name}", s.insert)
	mux.HandleFunc("GET /checks/{name}", s.show)
	return mux
}
