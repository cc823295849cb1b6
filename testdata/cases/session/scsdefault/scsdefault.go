// Package scsdefault keeps the login of the back office in scs sessions.
package scsdefault

import (
	"net/http"
	"time"

	"github.com/alexedwards/scs/v2"
)

// Office is the back office.
type Office struct {
	sessions *scs.SessionManager // want "Office.sessions keeps sessions in this process's memory .*POST /office/login.*finds no session; set SessionManager.Store to a store that all instances share such as alexedwards/scs/goredisstore \\[session\\]"
}

// New returns an office whose sessions last for a day.
func New() *Office {
	sm := scs.New()
	sm.Lifetime = 24 * time.Hour
	sm.Cookie.Name = "office"
	return &Office{sessions: sm}
}

func (o *Office) login(w http.ResponseWriter, r *http.Request) {
	if err := o.sessions.RenewToken(r.Context()); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	o.sessions.Put(r.Context(), "staff", r.FormValue("name"))
}

func (o *Office) whoami(w http.ResponseWriter, r *http.Request) {
	w.Write([]byte(o.sessions.GetString(r.Context(), "staff")))
}

// Handler returns the routes of the office.
func (o *Office) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /office/login", o.login)
	mux.HandleFunc("GET /office/whoami", o.whoami)
	return o.sessions.LoadAndSave(mux)
}
