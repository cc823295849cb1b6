// Package pairs keeps sessions in cookies, with a key for signing and one for
// encryption that each process makes up: one store, one problem.
package pairs

import (
	"net/http"

	"github.com/gorilla/securecookie"
	"github.com/gorilla/sessions"
)

var store = sessions.NewCookieStore( // want `makes up a cookie key in each process.*\[processkey\]`
	[]byte(securecookie.GenerateRandomKey(64)),
	[]byte(securecookie.GenerateRandomKey(32)),
)

// Login notes who is signed in.
func Login(w http.ResponseWriter, r *http.Request) {
	s, err := store.Get(r, "shop")
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	s.Values["user"] = r.FormValue("user")
	if err := s.Save(r, w); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}
