// Package policies tells the other instances when a policy changes.
package policies

import (
	"net/http"
	"os"

	"github.com/casbin/casbin/v2"
	"github.com/casbin/casbin/v2/persist"
	casbin3 "github.com/casbin/casbin/v3"
	persist3 "github.com/casbin/casbin/v3/persist"
	rediswatcher "github.com/casbin/redis-watcher/v2"
)

// Two wires rights that version 2 checks.
func Two(mux *http.ServeMux, model string, db persist.Adapter) error {
	e, err := casbin.NewEnforcer(model, db)
	if err != nil {
		return err
	}
	w, err := rediswatcher.NewWatcher(os.Getenv("REDIS_ADDR"), rediswatcher.WatcherOptions{})
	if err != nil {
		return err
	}
	if err := e.SetWatcher(w); err != nil {
		return err
	}
	mux.HandleFunc("POST /rights", func(w http.ResponseWriter, r *http.Request) {
		if _, err := e.AddPolicy(r.FormValue("user"), r.FormValue("object"), "read"); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	mux.HandleFunc("GET /objects", func(w http.ResponseWriter, r *http.Request) {
		if ok, err := e.Enforce(r.FormValue("user"), r.FormValue("object"), "read"); err != nil || !ok {
			w.WriteHeader(http.StatusForbidden)
		}
	})
	return nil
}

// Three wires rights that version 3 checks.
func Three(mux *http.ServeMux, model string, db persist3.Adapter, watcher persist3.Watcher) error {
	e, err := casbin3.NewEnforcer(model, db)
	if err != nil {
		return err
	}
	if err := e.SetWatcher(watcher); err != nil {
		return err
	}
	mux.HandleFunc("POST /rights", func(w http.ResponseWriter, r *http.Request) {
		if _, err := e.AddPolicy(r.FormValue("user"), r.FormValue("object"), "read"); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	mux.HandleFunc("GET /objects", func(w http.ResponseWriter, r *http.Request) {
		if ok, err := e.Enforce(r.FormValue("user"), r.FormValue("object"), "read"); err != nil || !ok {
			w.WriteHeader(http.StatusForbidden)
		}
	})
	return nil
}
