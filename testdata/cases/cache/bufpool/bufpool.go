// Package bufpool reuses the buffers that answers are written to.
package bufpool

import (
	"bytes"
	"encoding/json"
	"net/http"
	"sync"
)

var cache = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// Handler answers with what came in, indented.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /pretty", func(w http.ResponseWriter, r *http.Request) {
		var v any
		if err := json.NewDecoder(r.Body).Decode(&v); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		buf := cache.Get().(*bytes.Buffer)
		defer cache.Put(buf)
		buf.Reset()
		enc := json.NewEncoder(buf)
		enc.SetIndent("", "  ")
		if err := enc.Encode(v); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Write(buf.Bytes())
	})
	return mux
}
