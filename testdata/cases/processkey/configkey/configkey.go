// Package configkey signs links to pictures with a key from its options, which
// make one up if none is given.
package configkey

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
)

func sign(url string) string {
	mac := hmac.New(sha256.New, current.PictureKey())
	mac.Write([]byte(url))
	return "/pictures/" + hex.EncodeToString(mac.Sum(nil))
}

// Routes adds the links to mux.
func Routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /link", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, sign(r.FormValue("url")), http.StatusSeeOther)
	})
}
