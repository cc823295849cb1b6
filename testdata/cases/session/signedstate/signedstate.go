// Package signedstate lets the browser carry the state of a login at an identity
// provider, signed with a configured key.
package signedstate

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/url"
)

// Login sends browsers to the provider.
type Login struct {
	Provider string
	Key      []byte
}

func (l *Login) sign(nonce string) string {
	mac := hmac.New(sha256.New, l.Key)
	mac.Write([]byte(nonce))
	return nonce + "." + base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

func (l *Login) start(w http.ResponseWriter, r *http.Request) {
	state := l.sign(rand.Text())
	http.SetCookie(w, &http.Cookie{Name: "login", Value: state, MaxAge: 600, HttpOnly: true, Secure: true})
	http.Redirect(w, r, l.Provider+"?state="+url.QueryEscape(state), http.StatusFound)
}

func (l *Login) callback(w http.ResponseWriter, r *http.Request) {
	c, err := r.Cookie("login")
	if err != nil || !hmac.Equal([]byte(c.Value), []byte(r.FormValue("state"))) {
		http.Error(w, "start again", http.StatusBadRequest)
		return
	}
	http.Redirect(w, r, "/", http.StatusFound)
}

// Handler returns the routes.
func (l *Login) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /login", l.start)
	mux.HandleFunc("GET /callback", l.callback)
	return mux
}
