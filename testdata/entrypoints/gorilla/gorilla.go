// Package gorilla registers handlers with github.com/gorilla/mux.
package gorilla

import (
	"net/http"

	"github.com/gorilla/mux"
)

type api struct{}

func (a *api) home(w http.ResponseWriter, r *http.Request) {} // want `^gorilla/mux: /$`

func (a *api) login(w http.ResponseWriter, r *http.Request) {} // want `: POST /login$`

func (a *api) item(w http.ResponseWriter, r *http.Request) {} // want `: GET /api/items/{id:\[0-9\]\+}; PUT /api/items/{id:\[0-9\]\+}$`

func (a *api) built(w http.ResponseWriter, r *http.Request) {} // want `^gorilla/mux: GET /built$`

func (a *api) files(w http.ResponseWriter, r *http.Request) {} // want `^gorilla/mux: /static/$`

func logged(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { // want `middleware$`
		next.ServeHTTP(w, r)
	})
}

func router(a *api) http.Handler {
	r := mux.NewRouter()
	r.Use(logged)
	r.HandleFunc("/", a.home)
	r.HandleFunc("/login", a.login).Methods(http.MethodPost)
	sub := r.PathPrefix("/api").Subrouter()
	sub.HandleFunc("/items/{id:[0-9]+}", a.item).Methods("GET", "PUT").Name("item")
	r.Path("/built").Methods("GET").HandlerFunc(a.built)
	r.PathPrefix("/static/").Handler(http.HandlerFunc(a.files))
	return r
}
