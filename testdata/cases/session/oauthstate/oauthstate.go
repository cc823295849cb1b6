// Package oauthstate signs users in with an identity provider.
package oauthstate

import (
	"net/http"
	"net/url"

	"example.com/cases/session/oauthstate/flow"
)

// Server answers the browser on its way to the provider and back.
type Server struct {
	Provider string
	logins   flow.Logins
}

func (s *Server) start(w http.ResponseWriter, r *http.Request) {
	state, verifier := s.logins.Begin(r.FormValue("return_to")) // want "Logins.pending keeps the state of logins in progress in this process's memory \\(written by GET /auth/start.*GET /auth/callback.*unless its callback reaches the instance that started it; keep it in a shared store.*signed cookie.*\\[session\\]"
	q := url.Values{"state": {state}, "code_challenge": {verifier}}
	http.Redirect(w, r, s.Provider+"/authorize?"+q.Encode(), http.StatusFound)
}

func (s *Server) callback(w http.ResponseWriter, r *http.Request) {
	_, returnTo, err := s.logins.Finish(r.URL.Query().Get("state"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	http.Redirect(w, r, returnTo, http.StatusFound)
}

// Handler returns the routes.
func (s *Server) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /auth/start", s.start)
	mux.HandleFunc("GET /auth/callback", s.callback)
	return mux
}
