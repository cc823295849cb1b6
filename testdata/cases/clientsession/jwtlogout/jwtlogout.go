// Package jwtlogout signs partners in with a token in a cookie.
package jwtlogout

import (
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// Portal is what partners see.
type Portal struct {
	secret []byte
	check  func(name, password string) bool
}

// New returns a portal that signs with secret.
func New(secret []byte, check func(name, password string) bool) *Portal {
	return &Portal{secret, check}
}

func (p *Portal) login(w http.ResponseWriter, r *http.Request) {
	if !p.check(r.FormValue("name"), r.FormValue("password")) {
		http.Error(w, "wrong password", http.StatusUnauthorized)
		return
	}
	token, err := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{
		Subject:   r.FormValue("name"),
		ExpiresAt: jwt.NewNumericDate(time.Now().AddDate(0, 1, 0)),
	}).SignedString(p.secret)
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	http.SetCookie(w, &http.Cookie{Name: "token", Value: token, HttpOnly: true})
}

func (p *Portal) logout(w http.ResponseWriter, r *http.Request) {
	http.SetCookie(w, &http.Cookie{Name: "token", MaxAge: -1})
}

func (p *Portal) verify(token string) (string, error) {
	var c jwt.RegisteredClaims
	_, err := jwt.ParseWithClaims(token, &c, func(*jwt.Token) (any, error) { return p.secret, nil }) // want "Portal.verify accepts a token for as long as its signature is valid \\(reached from .*signing out \\(POST /logout.*\\) takes nothing back.*\\[clientsession\\]"
	return c.Subject, err
}

func (p *Portal) authenticated(next http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("token")
		if err == nil {
			_, err = p.verify(c.Value)
		}
		if err != nil {
			http.Error(w, "sign in", http.StatusUnauthorized)
			return
		}
		next(w, r)
	}
}

// Handler returns the routes.
func (p *Portal) Handler(feed http.HandlerFunc) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /login", p.login)
	mux.HandleFunc("POST /logout", p.logout)
	mux.HandleFunc("GET /feed", p.authenticated(feed))
	return mux
}
