// Package scsredis keeps scs sessions in Redis.
package scsredis

import (
	"net/http"
	"time"

	"github.com/alexedwards/scs/goredisstore"
	"github.com/alexedwards/scs/v2"
	"github.com/redis/go-redis/v9"
)

// Office is the back office.
type Office struct {
	sessions *scs.SessionManager
}

// New returns an office whose sessions are in rdb.
func New(rdb *redis.Client) *Office {
	sm := scs.New()
	sm.Store = goredisstore.New(rdb)
	sm.Lifetime = 24 * time.Hour
	return &Office{sessions: sm}
}

func (o *Office) login(w http.ResponseWriter, r *http.Request) {
	if err := o.sessions.RenewToken(r.Context()); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	o.sessions.Put(r.Context(), "staff", r.FormValue("name"))
}

// Handler returns the routes of the office.
func (o *Office) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /office/login", o.login)
	return o.sessions.LoadAndSave(mux)
}
