// Package settings keeps a few numbers of known size in a cookie.
package settings

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
)

type settings struct {
	PageSize int    `json:"page_size"`
	Columns  [4]int `json:"columns"`
	Compact  bool   `json:"compact"`
}

// Handler returns the routes.
func Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /settings", func(w http.ResponseWriter, r *http.Request) {
		var s settings
		if err := json.NewDecoder(r.Body).Decode(&s); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		data, err := json.Marshal(s)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "settings", Value: base64.RawURLEncoding.EncodeToString(data)})
	})
	return mux
}
