// Package hashed makes checksums, which need no key.
package hashed

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
)

// Routes adds the checksums to mux.
func Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /checksums", func(w http.ResponseWriter, r *http.Request) {
		h := sha256.New()
		if _, err := io.Copy(h, r.Body); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		io.WriteString(w, hex.EncodeToString(h.Sum(nil)))
	})
}
