// Package gorillavalues keeps a job application in a session that is a cookie.
package gorillavalues

import (
	"encoding/gob"
	"encoding/json"
	"net/http"

	"github.com/gorilla/sessions"
)

type application struct {
	Name   string
	Letter string
	Jobs   []string
}

// Site takes applications.
type Site struct{ store *sessions.CookieStore }

// New returns a site that signs and encrypts its cookies.
func New(signKey, blockKey []byte) *Site {
	gob.Register(application{})
	return &Site{sessions.NewCookieStore(signKey, blockKey)}
}

func (s *Site) save(w http.ResponseWriter, r *http.Request) {
	sess, err := s.store.Get(r, "application")
	if err != nil {
		http.Error(w, "malformed cookie", http.StatusBadRequest)
		return
	}
	var a application
	if err := json.NewDecoder(r.Body).Decode(&a); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	sess.Values["application"] = a
	if err := sess.Save(r, w); err != nil { // want "Site.save keeps a list that can grow without a bound in a session that travels in the cookie \\(reached from POST /application.*\\[clientsession\\]"
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

// Handler returns the routes.
func (s *Site) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /application", s.save)
	return mux
}
