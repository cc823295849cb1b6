// Package routes holds the routes of the program.
package routes

import (
	"net/http"

	"example.com/cases/localqueue/wiredlate/notices"
)

// Add adds the routes to mux.
func Add(mux *http.ServeMux, a *notices.API) { mux.HandleFunc("POST /signup", a.Signup) }
