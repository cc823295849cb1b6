// Package movetool has a tool that writes a file wherever it is told to. Who
// tells it keeps the file.
package movetool

import (
	"io"
	"net/http"
	"os"
	"path/filepath"
)

// writeFile writes a file, and the folder that it is in.
func writeFile(path string, from io.Reader) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(f, from)
	return err
}

func putAvatar(w http.ResponseWriter, r *http.Request) {
	if err := writeFile(filepath.Join("avatars", r.PathValue("id")), r.Body); err != nil { // want "putAvatar writes files to this instance's disk \\(reached from PUT /avatars/\\{id\\}.*\\[localfile\\]"
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func putPlan(w http.ResponseWriter, r *http.Request) {
	path := "plans/" + r.PathValue("id")
	if err := replace(path, r.Body); err != nil { // want "putPlan writes files to this instance's disk \\(reached from PUT /plans/\\{id\\}.*\\[localfile\\]"
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func replace(path string, from io.Reader) error {
	if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
		return err
	}
	return writeFile(path, from)
}

// Handler returns the routes of the files.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /avatars/{id}", putAvatar)
	mux.HandleFunc("PUT /plans/{id}", putPlan)
	return mux
}
