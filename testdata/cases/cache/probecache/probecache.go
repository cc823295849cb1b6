// Package probecache keeps what became of the probes that requests ask for, each
// beside those before, in what it calls a cache. Nothing else knows of them.
package probecache

import (
	"encoding/json"
	"net/http"
	"sync"
)

type history struct {
	Codes []int
}

type store struct {
	mu         sync.Mutex
	probeCache map[string]*history // want "store.probeCache keeps in this process's memory what clients send, as if it were a cache \\(written by POST /probes/\\{host\\}.*it is the only copy.*\\[cache\\]"
}

func (s *store) insert(host string, code int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h, ok := s.probeCache[host]
	if !ok {
		h = &history{}
	}
	h.Codes = append(h.Codes, code)
	s.probeCache[host] = h
}

func (s *store) probe(w http.ResponseWriter, r *http.Request) {
	resp, err := http.Get("https://" + r.PathValue("host"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
		return
	}
	resp.Body.Close()
	s.insert(r.PathValue("host"), resp.StatusCode)
}

func (s *store) show(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	json.NewEncoder(w).Encode(s.probeCache[r.PathValue("host")])
}

// Handler returns the routes of the probes.
func Handler() http.Handler {
	s := &store{probeCache: map[string]*history{}}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /probes/{host}", s.probe)
	mux.HandleFunc("GET /probes/{host}", s.show)
	return mux
}
