// Package memrepo keeps product reviews, in memory until the database is ready.
package memrepo

import (
	"encoding/json"
	"net/http"
	"sync"
)

type review struct {
	Stars int    `json:"stars"`
	Text  string `json:"text"`
}

type repository interface {
	add(sku string, r review)
	list(sku string) []review
}

type memory struct {
	mu    sync.RWMutex
	bySKU map[string][]review // want "memory.bySKU keeps a map of memrepo.review values in this process's memory \\(written by POST /products/\\{sku\\}/reviews.*no other instance has.*\\[globalstate\\]"
}

func newMemory() *memory { return &memory{bySKU: make(map[string][]review)} }

func (m *memory) add(sku string, r review) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.bySKU[sku] = append(m.bySKU[sku], r)
}

func (m *memory) list(sku string) []review {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return m.bySKU[sku]
}

type service struct{ reviews repository }

func (s *service) submit(w http.ResponseWriter, r *http.Request) {
	var in review
	if err := json.NewDecoder(r.Body).Decode(&in); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	s.reviews.add(r.PathValue("sku"), in)
	w.WriteHeader(http.StatusCreated)
}

func (s *service) show(w http.ResponseWriter, r *http.Request) {
	json.NewEncoder(w).Encode(s.reviews.list(r.PathValue("sku")))
}

// Handler returns the routes of reviews.
func Handler() http.Handler {
	s := &service{reviews: newMemory()}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /products/{sku}/reviews", s.submit)
	mux.HandleFunc("GET /products/{sku}/reviews", s.show)
	return mux
}
