// Package jwtkey signs tokens with a key that it makes up if none is configured.
package jwtkey

import (
	"crypto/rand"
	"fmt"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Tokens issues tokens.
type Tokens struct {
	key []byte // want "Tokens.key holds a token-signing key that each process makes up: a token that one instance signs every other instance refuses.*\\[processkey\\]"
}

// NewTokens returns tokens signed with secret.
func NewTokens(secret string) (*Tokens, error) {
	key := []byte(secret)
	if len(key) == 0 {
		key = make([]byte, 32)
		if _, err := rand.Read(key); err != nil {
			return nil, fmt.Errorf("making a key: %w", err)
		}
	}
	return &Tokens{key: key}, nil
}

// Routes adds the tokens to mux.
func (t *Tokens) Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /tokens", func(w http.ResponseWriter, r *http.Request) {
		signed, err := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{
			"sub": r.FormValue("user"), "exp": time.Now().Add(time.Hour).Unix(),
		}).SignedString(t.key)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		fmt.Fprintln(w, signed)
	})
}
