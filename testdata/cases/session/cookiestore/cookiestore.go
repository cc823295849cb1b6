// Package cookiestore keeps the user's id in a signed cookie.
package cookiestore

import (
	"net/http"

	"github.com/gorilla/sessions"
)

// Site is the public site.
type Site struct {
	store *sessions.CookieStore
}

// New returns a site that signs and encrypts its cookies with the given keys.
func New(signKey, blockKey []byte) *Site {
	return &Site{store: sessions.NewCookieStore(signKey, blockKey)}
}

func (s *Site) login(w http.ResponseWriter, r *http.Request) {
	sess, err := s.store.Get(r, "site")
	if err != nil {
		http.Error(w, "malformed cookie", http.StatusBadRequest)
		return
	}
	sess.Values["uid"] = r.FormValue("uid")
	if err := sess.Save(r, w); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

// Handler returns the routes.
func (s *Site) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /login", s.login)
	return mux
}
