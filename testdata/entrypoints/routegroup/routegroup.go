// Package routegroup registers handlers with github.com/go-pkgz/routegroup.
package routegroup

import (
	"net/http"

	"github.com/go-pkgz/routegroup"
)

type api struct{}

func (a *api) ping(w http.ResponseWriter, r *http.Request) {} // want `^routegroup: GET /ping$`

func (a *api) find(w http.ResponseWriter, r *http.Request) {} // want `^routegroup: GET /api/v1/find$`

func (a *api) feed(w http.ResponseWriter, r *http.Request) {} // want `^routegroup: GET /api/v1/rss/feed$`

func (a *api) block(w http.ResponseWriter, r *http.Request) {} // want `^routegroup: PUT /api/v1/user/{id}$`

func onlyStaff(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { // want `^routegroup: middleware$`
		next.ServeHTTP(w, r)
	})
}

func router(a *api) http.Handler {
	router := routegroup.New(http.NewServeMux())
	router.HandleFunc("GET /ping", a.ping)
	v1 := router.Mount("/api/v1")
	v1.Group().Route(func(open *routegroup.Bundle) {
		open.HandleFunc("GET /find", a.find)
		open.Mount("/rss").Route(func(rss *routegroup.Bundle) {
			rss.HandleFunc("GET /feed", a.feed)
		})
	})
	v1.With(onlyStaff).HandleFunc("PUT /user/{id}", a.block)
	return router
}
