// Package unusedsigner signs links with the configured key. Beside that stands a
// signer with a key of its own, for tests.
package main

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"errors"
	"log"
	"net/http"
	"os"
)

type signer interface {
	sign(text string) (string, error)
}

type configured struct{ key *ecdsa.PrivateKey }

func (c *configured) sign(text string) (string, error) {
	if c.key == nil {
		return "", errors.New("SIGNING_KEY is not a key")
	}
	sum := sha256.Sum256([]byte(text))
	signature, err := ecdsa.SignASN1(rand.Reader, c.key, sum[:])
	return base64.URLEncoding.EncodeToString(signature), err
}

type static struct{ key *ecdsa.PrivateKey }

func (s *static) sign(text string) (string, error) {
	sum := sha256.Sum256([]byte(text))
	signature, err := ecdsa.SignASN1(rand.Reader, s.key, sum[:])
	return base64.URLEncoding.EncodeToString(signature), err
}

type testConfig struct{ key *ecdsa.PrivateKey }

func (c *testConfig) open() (signer, error) {
	if c.key == nil {
		key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
		if err != nil {
			return nil, err
		}
		c.key = key
	}
	return &static{key: c.key}, nil
}

func newTestSigner(key *ecdsa.PrivateKey) (signer, error) { return (&testConfig{key: key}).open() }

func handler(s signer) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /link", func(w http.ResponseWriter, r *http.Request) {
		signature, err := s.sign(r.FormValue("file"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		http.Redirect(w, r, "/files?signature="+signature, http.StatusSeeOther)
	})
	return mux
}

func main() {
	key, err := base64.StdEncoding.DecodeString(os.Getenv("SIGNING_KEY"))
	if err != nil {
		log.Fatal(err)
	}
	private, err := x509.ParseECPrivateKey(key)
	if err != nil {
		log.Fatal(err)
	}
	log.Fatal(http.ListenAndServe(":8080", handler(&configured{key: private})))
}
