// Package singlenode keeps sessions in the one Redis that the configuration names.
package singlenode

import (
	"net/http"
	"os"
	"time"

	"github.com/alexedwards/scs/goredisstore"
	"github.com/alexedwards/scs/v2"
	"github.com/redis/go-redis/v9"
)

// Handler returns the site.
func Handler() http.Handler {
	rdb := redis.NewClient(&redis.Options{Addr: os.Getenv("REDIS_ADDR"), Password: os.Getenv("REDIS_PASSWORD")}) // want "Handler keeps sessions on a single node.*when that node is down or replaced, sessions are gone on every instance; if the address is that of a managed store with a failover, accept this; use a client that follows a failover.*\\[sessionstore\\]"
	sm := scs.New()
	sm.Store = goredisstore.New(rdb)
	sm.Lifetime = 12 * time.Hour
	mux := http.NewServeMux()
	mux.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		sm.Put(r.Context(), "user", r.FormValue("user"))
	})
	return sm.LoadAndSave(mux)
}
