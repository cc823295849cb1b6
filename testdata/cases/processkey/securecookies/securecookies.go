// Package securecookies encodes cookies with keys that it makes up.
package securecookies

import (
	"net/http"

	"github.com/gorilla/securecookie"
)

// Codec encodes the cookies of a service.
type Codec struct{ cookies *securecookie.SecureCookie }

// New returns a codec.
func New() *Codec {
	return &Codec{cookies: securecookie.New( // want "New makes up a cookie key in each process: a cookie that one instance writes no other can read.*\\[processkey\\]"
		securecookie.GenerateRandomKey(32),
		nil,
	)}
}

// Routes adds the choice of a language to mux.
func (c *Codec) Routes(mux *http.ServeMux) {
	mux.HandleFunc("PUT /language/{code}", func(w http.ResponseWriter, r *http.Request) {
		value, err := c.cookies.Encode("prefs", map[string]string{"lang": r.PathValue("code")})
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "prefs", Value: value, Path: "/"})
	})
}
