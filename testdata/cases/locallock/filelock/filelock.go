// Package filelock keeps two requests from removing one attachment. The files
// are on this instance's disk, and so is the lock.
package filelock

import (
	"net/http"
	"os"
	"path/filepath"
	"sync"
)

// Attachments are the files of tickets.
type Attachments struct {
	dir string
	mu  sync.Mutex // want "Attachments.mu locks a section that works on files \\(taken by DELETE /attachments/{id}.*on a disk that instances share.*\\[locallock\\]"
}

// Routes adds the routes of attachments to mux.
func Routes(mux *http.ServeMux, dir string) {
	a := &Attachments{dir: dir}
	mux.HandleFunc("DELETE /attachments/{id}", a.remove)
}

func (a *Attachments) remove(w http.ResponseWriter, r *http.Request) {
	name := filepath.Join(a.dir, filepath.Base(r.PathValue("id")))
	a.mu.Lock()
	defer a.mu.Unlock()
	if err := os.Remove(name); err != nil {
		http.Error(w, "no such attachment", http.StatusNotFound)
	}
}
