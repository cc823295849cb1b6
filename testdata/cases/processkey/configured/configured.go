// Package configured signs tokens with a key from the configuration.
package configured

import (
	"errors"
	"fmt"
	"net/http"
	"os"

	"github.com/golang-jwt/jwt/v5"
)

// Tokens issues tokens.
type Tokens struct{ key []byte }

// NewTokens returns tokens signed with the configured key.
func NewTokens() (*Tokens, error) {
	key := os.Getenv("TOKEN_KEY")
	if key == "" {
		return nil, errors.New("TOKEN_KEY is not set")
	}
	return &Tokens{key: []byte(key)}, nil
}

// Routes adds the tokens to mux.
func (t *Tokens) Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /tokens", func(w http.ResponseWriter, r *http.Request) {
		signed, err := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": r.FormValue("user")}).SignedString(t.key)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		fmt.Fprintln(w, signed)
	})
}
