// Package wrapped signs people in with tokens, with a key that it makes up where
// no passphrase is configured.
package wrapped

import (
	"crypto/rand"
	"crypto/sha256"
	"io"
	"net/http"
	"os"
)

// A Server knows who is signed in.
type Server struct {
	auth *Signer
}

// New returns a server.
func New() (*Server, error) {
	auth, err := NewSigner(signingKey(os.Getenv("PASSPHRASE")))
	if err != nil {
		return nil, err
	}
	return &Server{auth: auth}, nil
}

func signingKey(passphrase string) []byte {
	key := []byte(passphrase)
	if passphrase == "" {
		key = make([]byte, 32)
		if _, err := io.ReadFull(rand.Reader, key); err != nil {
			panic(err)
		}
	}
	sum := sha256.Sum256(key)
	return sum[:]
}

// Routes adds the routes to mux.
func (s *Server) Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		token, err := s.auth.Sign(r.FormValue("user"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		io.WriteString(w, token)
	})
	mux.HandleFunc("GET /me", func(w http.ResponseWriter, r *http.Request) {
		user, err := s.auth.Verify(r.Header.Get("Token"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusUnauthorized)
			return
		}
		io.WriteString(w, user)
	})
}
