// Package capturedseq numbers the messages of a chat.
package capturedseq

import (
	"encoding/json"
	"net/http"
	"sync"
)

type message struct {
	Seq  int    `json:"seq"`
	Text string `json:"text"`
}

// Handler takes messages and passes them on.
func Handler(send func(message) error) http.Handler {
	var (
		mu  sync.Mutex
		seq int // want "Handler.seq counts up identifiers in this process .*\\[localid\\]"
	)
	mux := http.NewServeMux()
	mux.HandleFunc("POST /messages", func(w http.ResponseWriter, r *http.Request) {
		mu.Lock()
		seq++
		m := message{Seq: seq, Text: r.FormValue("text")}
		mu.Unlock()
		if err := send(m); err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		json.NewEncoder(w).Encode(m)
	})
	return mux
}
