// Package draftcache keeps drafts of articles while they are written.
package draftcache

import (
	"io"
	"net/http"
	"sync"
)

// Editor is where articles are written.
type Editor struct {
	mu         sync.Mutex
	draftCache map[string][]byte // want "Editor.draftCache keeps in this process's memory what clients send, as if it were a cache \\(written by PUT /drafts/\\{id\\}.*it is the only copy.*store it in the database.*\\[cache\\]"
}

func (e *Editor) save(w http.ResponseWriter, r *http.Request) {
	text, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.draftCache[r.PathValue("id")] = text
}

func (e *Editor) load(w http.ResponseWriter, r *http.Request) {
	e.mu.Lock()
	text, ok := e.draftCache[r.PathValue("id")]
	e.mu.Unlock()
	if !ok {
		http.NotFound(w, r)
		return
	}
	w.Write(text)
}

// Handler returns the routes.
func Handler() http.Handler {
	e := &Editor{draftCache: map[string][]byte{}}
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /drafts/{id}", e.save)
	mux.HandleFunc("GET /drafts/{id}", e.load)
	return mux
}
