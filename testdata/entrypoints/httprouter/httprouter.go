// Package httprouter registers handlers with github.com/julienschmidt/httprouter.
package httprouter

import (
	"net/http"

	"github.com/julienschmidt/httprouter"
)

func hello(w http.ResponseWriter, r *http.Request, ps httprouter.Params) {} // want `^httprouter: GET /hello/:name$`

func save(w http.ResponseWriter, r *http.Request, ps httprouter.Params) {} // want `^httprouter: POST /save$` `^httprouter: POST /save middleware$`

func custom(w http.ResponseWriter, r *http.Request, ps httprouter.Params) {} // want `^httprouter: REPORT /custom$`

func plain(w http.ResponseWriter, r *http.Request) {} // want `^httprouter: PUT /plain$`

type object struct{}

func (object) ServeHTTP(w http.ResponseWriter, r *http.Request) {} // want `^httprouter: DELETE /object$`

// secured is middleware for the router's own handlers.
func secured(next httprouter.Handle) httprouter.Handle {
	return func(w http.ResponseWriter, r *http.Request, ps httprouter.Params) {
		next(w, r, ps)
	}
}

func router() http.Handler {
	r := httprouter.New()
	r.GET("/hello/:name", hello)
	r.POST("/save", secured(save))
	r.Handle("REPORT", "/custom", custom)
	r.HandlerFunc(http.MethodPut, "/plain", plain)
	r.Handler("DELETE", "/object", object{})
	return r
}
