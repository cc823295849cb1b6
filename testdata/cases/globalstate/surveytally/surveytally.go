// Package surveytally counts the answers to the question of the week and closes
// it when there are enough.
package surveytally

import (
	"encoding/json"
	"net/http"
	"sync"
)

const enough = 1000

type survey struct {
	mu      sync.Mutex
	answers map[string]int // want "survey.answers keeps a map of numbers in this process's memory \\(written by POST /answers.*\\[globalstate\\]"
}

func (s *survey) answer(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.answers[r.FormValue("choice")]++
	w.WriteHeader(http.StatusNoContent)
}

func (s *survey) result(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	total := 0
	for _, n := range s.answers {
		total += n
	}
	json.NewEncoder(w).Encode(map[string]any{"answers": s.answers, "closed": total == enough})
}

// Handler returns the routes of the survey.
func Handler() http.Handler {
	s := &survey{answers: make(map[string]int)}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /answers", s.answer)
	mux.HandleFunc("GET /answers", s.result)
	return mux
}
