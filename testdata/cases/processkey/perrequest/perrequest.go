// Package perrequest encrypts each document with a key of its own, which the
// database keeps with the document.
package perrequest

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"database/sql"
	"io"
	"net/http"
)

func seal(data []byte) (key, sealed []byte, err error) {
	key = make([]byte, 32)
	if _, err := rand.Read(key); err != nil {
		return nil, nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, nil, err
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		return nil, nil, err
	}
	return key, aead.Seal(nil, nil, data, nil), nil
}

// Routes adds the documents to mux.
func Routes(mux *http.ServeMux, db *sql.DB) {
	mux.HandleFunc("PUT /documents/{id}", func(w http.ResponseWriter, r *http.Request) {
		data, err := io.ReadAll(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		key, sealed, err := seal(data)
		if err == nil {
			_, err = db.ExecContext(r.Context(), "INSERT INTO documents (id, key, data) VALUES ($1, $2, $3)", r.PathValue("id"), key, sealed)
		}
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
}
