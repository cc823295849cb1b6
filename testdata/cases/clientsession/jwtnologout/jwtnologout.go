// Package jwtnologout accepts tokens of other services; nobody signs out here.
package jwtnologout

import (
	"net/http"
	"strings"

	"github.com/golang-jwt/jwt/v5"
)

// Require lets requests through that carry a token signed with secret.
func Require(secret []byte, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		if _, err := jwt.Parse(token, func(*jwt.Token) (any, error) { return secret, nil }); err != nil {
			http.Error(w, "unauthorized", http.StatusUnauthorized)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Handler returns the routes.
func Handler(secret []byte) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /stock", func(w http.ResponseWriter, r *http.Request) { w.Write([]byte("{}")) })
	return Require(secret, mux)
}
