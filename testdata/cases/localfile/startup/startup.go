// Package startup makes its folder and a file in it before it serves.
package startup

import (
	"fmt"
	"log"
	"net/http"
	"os"
	"path/filepath"
)

// Run serves until it fails.
func Run(addr, dir string) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return fmt.Errorf("preparing %s: %w", dir, err)
	}
	if err := os.WriteFile(filepath.Join(dir, "robots.txt"), []byte("User-agent: *\n"), 0o644); err != nil {
		return fmt.Errorf("preparing %s: %w", dir, err)
	}
	log.Printf("serving %s", dir)
	return http.ListenAndServe(addr, http.FileServer(http.Dir(dir)))
}
