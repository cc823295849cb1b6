// Package batch limits how much of one request runs at the same time. The limit
// comes and goes with the request.
package batch

import (
	"encoding/json"
	"net/http"
	"sync"
)

// Resize makes a thumbnail.
type Resize func(url string) (string, error)

// Routes adds the thumbnails to mux.
func Routes(mux *http.ServeMux, resize Resize) {
	mux.HandleFunc("POST /thumbnails", func(w http.ResponseWriter, r *http.Request) {
		var urls []string
		if err := json.NewDecoder(r.Body).Decode(&urls); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		out := make([]string, len(urls))
		slots := make(chan struct{}, 4)
		var wg sync.WaitGroup
		for i, u := range urls {
			slots <- struct{}{}
			wg.Add(1)
			go func() {
				defer wg.Done()
				out[i], _ = resize(u)
				<-slots
			}()
		}
		wg.Wait()
		json.NewEncoder(w).Encode(out)
	})
}
