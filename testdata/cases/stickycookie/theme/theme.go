// Package theme reads and sets a cookie that means the same everywhere.
package theme

import "net/http"

// Routes adds the choice of a theme to mux.
func Routes(mux *http.ServeMux) {
	mux.HandleFunc("PUT /theme/{name}", func(w http.ResponseWriter, r *http.Request) {
		if c, err := r.Cookie("theme"); err == nil && c.Value == r.PathValue("name") {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "theme", Value: r.PathValue("name"), Path: "/", MaxAge: 365 * 24 * 3600})
		w.Header().Set("Cache-Control", "no-store")
		w.WriteHeader(http.StatusNoContent)
	})
}
