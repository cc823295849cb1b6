// Package signer signs links to downloads with a key that another package makes.
package signer

import (
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"net/http"

	"example.com/cases/processkey/signer/keys"
)

// Links signs links.
type Links struct {
	private *ecdsa.PrivateKey // want "Links.private holds a key that each process makes up.*\\[processkey\\]"
}

// New returns links that are valid for as long as the process runs.
func New() (*Links, error) {
	private, err := keys.New()
	if err != nil {
		return nil, err
	}
	return &Links{private: private}, nil
}

// Routes adds the links to mux.
func (l *Links) Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /links", func(w http.ResponseWriter, r *http.Request) {
		sum := sha256.Sum256([]byte(r.FormValue("file")))
		sig, err := ecdsa.SignASN1(rand.Reader, l.private, sum[:])
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		http.Redirect(w, r, "/files/"+r.FormValue("file")+"?sig="+base64.URLEncoding.EncodeToString(sig), http.StatusSeeOther)
	})
}
