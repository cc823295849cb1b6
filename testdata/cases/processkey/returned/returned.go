// Package returned signs tokens with the key that its configuration chooses; for
// one of the methods a file of this instance keeps a key that was made up.
package returned

import (
	"crypto/rand"
	"errors"
	"net/http"
	"os"

	"github.com/golang-jwt/jwt/v5"
)

// Config says how tokens are signed.
type Config struct {
	Method string
	Secret string // want "Config.Secret holds a token-signing key that each process makes up.*\\[processkey\\]"
	PEM    string
}

var config = &Config{Method: os.Getenv("METHOD"), PEM: os.Getenv("PEM")}

// Configure completes the configuration.
func Configure() {
	if config.Method == "HS256" && config.Secret == "" {
		config.Secret = secret("secret.txt")
	}
}

func secret(file string) string {
	b, err := os.ReadFile(file)
	if err != nil {
		b = []byte(rand.Text())
		if err := os.WriteFile(file, b, 0o600); err != nil {
			panic(err)
		}
	}
	return string(b)
}

func signingKey() (any, error) {
	switch config.Method {
	case "HS256":
		return []byte(config.Secret), nil
	case "RS256":
		return jwt.ParseRSAPrivateKeyFromPEM([]byte(config.PEM))
	}
	return nil, errors.New("no such method")
}

// Routes adds the sign-in to mux.
func Routes(mux *http.ServeMux) {
	Configure()
	mux.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		key, err := signingKey()
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		token, err := jwt.NewWithClaims(jwt.GetSigningMethod(config.Method), jwt.MapClaims{"sub": r.FormValue("user")}).SignedString(key)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Write([]byte(token))
	})
}
