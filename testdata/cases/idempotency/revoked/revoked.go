// Package revoked lets API clients give their tokens back.
package revoked

import (
	"net/http"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"example.com/cases/idempotency/revoked/deny"
)

// API is what clients talk to.
type API struct {
	secret []byte
	denied *deny.List
}

// New returns an API that accepts tokens signed with secret.
func New(secret []byte) *API { return &API{secret: secret, denied: deny.NewList()} }

func (a *API) claims(r *http.Request) (*jwt.RegisteredClaims, error) {
	var c jwt.RegisteredClaims
	token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
	_, err := jwt.ParseWithClaims(token, &c, func(*jwt.Token) (any, error) { return a.secret, nil })
	if err != nil {
		return nil, err
	}
	if a.denied.Denied(c.ID) {
		return nil, jwt.ErrTokenInvalidId
	}
	return &c, nil
}

func (a *API) revoke(w http.ResponseWriter, r *http.Request) {
	c, err := a.claims(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusUnauthorized)
		return
	}
	a.denied.Add(c.ID, time.Now().Add(time.Hour)) // want "List.until keeps revoked tokens in this process's memory \\(written by DELETE /token.*still accepted by every other instance.*keep revoked tokens in a shared store.*\\[idempotency\\]"
}

func (a *API) me(w http.ResponseWriter, r *http.Request) {
	c, err := a.claims(r)
	if err != nil {
		http.Error(w, err.Error(), http.StatusUnauthorized)
		return
	}
	w.Write([]byte(c.Subject))
}

// Handler returns the routes.
func (a *API) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("DELETE /token", a.revoke)
	mux.HandleFunc("GET /me", a.me)
	return mux
}
