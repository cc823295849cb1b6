// Package health shows the name of the machine to operators.
package health

import (
	"encoding/json"
	"net/http"
	"os"
	"runtime/debug"
)

type status struct {
	Status  string `json:"status"`
	Host    string `json:"host"`
	Version string `json:"version"`
	Docs    string `json:"docs"`
}

// Routes adds the health and version pages to mux.
func Routes(mux *http.ServeMux, docsHost string) error {
	host, err := os.Hostname()
	if err != nil {
		return err
	}
	version := "unknown"
	if info, ok := debug.ReadBuildInfo(); ok {
		version = info.Main.Version
	}
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, r *http.Request) {
		json.NewEncoder(w).Encode(status{Status: "ok", Host: host, Version: version, Docs: "https://" + docsHost + "/ops"})
	})
	return nil
}
