// Package memoryonly counts words. Its lock guards nothing but memory.
package memoryonly

import (
	"encoding/json"
	"net/http"
	"strings"
	"sync"
)

func count(w http.ResponseWriter, r *http.Request) {
	var (
		mu    sync.Mutex
		wg    sync.WaitGroup
		words = map[string]int{}
	)
	for _, line := range strings.Split(r.FormValue("text"), "\n") {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for _, word := range strings.Fields(line) {
				mu.Lock()
				words[word]++
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	json.NewEncoder(w).Encode(words)
}

// Handler returns the route.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /words", count)
	return mux
}
