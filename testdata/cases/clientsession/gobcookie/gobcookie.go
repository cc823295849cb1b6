// Package gobcookie keeps the filters of a search in a cookie.
package gobcookie

import (
	"bytes"
	"encoding/base64"
	"encoding/gob"
	"net/http"
)

type filters map[string][]string

func (f filters) cookie() (*http.Cookie, error) {
	var buf bytes.Buffer
	if err := gob.NewEncoder(&buf).Encode(f); err != nil {
		return nil, err
	}
	return &http.Cookie{Name: "filters", Value: base64.StdEncoding.EncodeToString(buf.Bytes())}, nil
}

// Handler returns the routes.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /filters", func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		f := filters{}
		for name, values := range r.PostForm {
			f[name] = values
		}
		c, err := f.cookie()
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		http.SetCookie(w, c) // want "Handler\\S* keeps a list that can grow without a bound in a cookie \\(reached from POST /filters.*\\[clientsession\\]"
	})
	return mux
}
