// Package parts keeps the parts of uploads.
package parts

import (
	"os"
	"path/filepath"
)

const root = "uploads"

// Save keeps a part.
func Save(id, part string, data []byte) error {
	dir := filepath.Join(root, filepath.Base(id))
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, filepath.Base(part)), data, 0o644)
}

// Clear removes all parts of an upload.
func Clear(id string) error { return os.RemoveAll(filepath.Join(root, filepath.Base(id))) }
