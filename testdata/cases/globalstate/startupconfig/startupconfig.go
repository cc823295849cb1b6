// Package startupconfig serves what was configured when the process began.
package startupconfig

import (
	"encoding/json"
	"net/http"
	"os"
)

type settings struct {
	Currency  string
	Countries []string
}

var current settings

// Load reads the settings. It is called once, before Serve.
func Load(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return json.NewDecoder(f).Decode(&current)
}

func countries(w http.ResponseWriter, r *http.Request) {
	json.NewEncoder(w).Encode(current.Countries)
}

// Serve answers requests.
func Serve(addr, path string) error {
	if err := Load(path); err != nil {
		return err
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /countries", countries)
	return http.ListenAndServe(addr, mux)
}
