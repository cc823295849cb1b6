// Package locator takes its services from a variable that holds all of them, and
// does not import the package that the service is from.
package locator

import (
	"net/http"

	"example.com/cases/session/locator/services"
)

// Routes adds the wizard to mux.
func Routes(mux *http.ServeMux) {
	mux.HandleFunc("POST /wizard/{step}", func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("sid")
		if err != nil {
			http.Error(w, "begin at the beginning", http.StatusBadRequest)
			return
		}
		services.All.Wizards.Steps.Put(c.Value, r.PathValue("step"), r.FormValue("answer")) // want "Steps.bySession keeps .*POST /wizard/\\{step\\}.*\\[session\\]"
		if services.All.Wizards.Steps.Complete(c.Value) {
			http.Redirect(w, r, "/done", http.StatusSeeOther)
		}
	})
}
