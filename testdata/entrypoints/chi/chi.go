// Package chi registers handlers with github.com/go-chi/chi.
package chi

import (
	"net/http"

	"github.com/go-chi/chi/v5"
	"github.com/go-chi/chi/v5/middleware"
)

type api struct{}

func (a *api) list(w http.ResponseWriter, r *http.Request) {} // want `^chi: GET /articles$`

func (a *api) create(w http.ResponseWriter, r *http.Request) {} // want `: POST /articles$`

func (a *api) get(w http.ResponseWriter, r *http.Request) {} // want `: GET /articles/{id}$`

func (a *api) remove(w http.ResponseWriter, r *http.Request) {} // want `^chi: DELETE /admin/users/{id}$`

func (a *api) method(w http.ResponseWriter, r *http.Request) {} // want `: PATCH /method$`

func (a *api) grouped(w http.ResponseWriter, r *http.Request) {} // want `: PUT /grouped$`

func (a *api) with(w http.ResponseWriter, r *http.Request) {} // want `: GET /with$`

func (a *api) mounted(w http.ResponseWriter, r *http.Request) {} // want `^chi: /admin/stats$`

func (a *api) missing(w http.ResponseWriter, r *http.Request) {} // want `^chi:$`

func onlyStaff(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { // want `^chi: /internal middleware$`
		next.ServeHTTP(w, r)
	})
}

func router(a *api) http.Handler {
	r := chi.NewRouter()
	r.Use(middleware.RequestID, onlyStaff)
	r.Route("/articles", func(r chi.Router) {
		r.Get("/", a.list)
		r.Post("/", a.create)
		r.Route("/{id}", func(r chi.Router) {
			r.Get("/", a.get)
		})
	})
	r.Group(func(r chi.Router) {
		r.Use(onlyStaff)
		r.Put("/grouped", a.grouped)
	})
	r.With(onlyStaff).Get("/with", a.with)
	r.Method(http.MethodPatch, "/method", http.HandlerFunc(a.method))
	r.Mount("/admin", admin(a))
	r.NotFound(a.missing)
	return r
}

func admin(a *api) chi.Router {
	r := chi.NewRouter()
	r.Delete("/users/{id}", a.remove)
	r.HandleFunc("/stats", a.mounted)
	return r
}
