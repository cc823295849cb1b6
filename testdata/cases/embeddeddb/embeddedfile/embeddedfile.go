// Package embeddedfile answers from a file that is a part of the program.
package embeddedfile

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"net/http"
)

//go:embed colours.json
var colours []byte

// Routes adds the colours to mux.
func Routes(mux *http.ServeMux) error {
	var byName map[string]string
	if err := json.Unmarshal(colours, &byName); err != nil {
		return fmt.Errorf("reading the colours: %w", err)
	}
	mux.HandleFunc("GET /colours/{name}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintln(w, byName[r.PathValue("name")])
	})
	return nil
}
