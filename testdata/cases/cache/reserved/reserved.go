// Package reserved keeps the names that users cannot have: some of its own, and
// those of the pages on disk.
package reserved

import (
	"io/fs"
	"net/http"
	"path/filepath"
	"sync"
)

var (
	mu       sync.Mutex
	reserved = map[string]bool{"admin": true, "about": true} // want `reserved keeps in this process's memory copies .*\[cache\]`
)

func free(pages, name string) bool {
	mu.Lock()
	defer mu.Unlock()
	err := filepath.WalkDir(pages, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		reserved[d.Name()] = true
		return nil
	})
	return err == nil && !reserved[name]
}

// Handler says whether a name can be had.
func Handler(pages string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if !free(pages, r.FormValue("name")) {
			http.Error(w, "taken", http.StatusConflict)
		}
	}
}
