// Package tempdir converts a document in a folder of its own that goes again.
package tempdir

import (
	"context"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
)

func convert(ctx context.Context, in io.Reader) ([]byte, error) {
	dir, err := os.MkdirTemp("", "convert-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	data, err := io.ReadAll(in)
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(filepath.Join(dir, "in.docx"), data, 0o600); err != nil {
		return nil, err
	}
	if err := exec.CommandContext(ctx, "soffice", "--convert-to", "pdf", "--outdir", dir, filepath.Join(dir, "in.docx")).Run(); err != nil {
		return nil, err
	}
	return os.ReadFile(filepath.Join(dir, "in.pdf"))
}

// ServeHTTP answers a document with its PDF.
func ServeHTTP(w http.ResponseWriter, r *http.Request) {
	pdf, err := convert(r.Context(), r.Body)
	if err != nil {
		http.Error(w, err.Error(), http.StatusUnprocessableEntity)
		return
	}
	w.Header().Set("Content-Type", "application/pdf")
	w.Write(pdf)
}
