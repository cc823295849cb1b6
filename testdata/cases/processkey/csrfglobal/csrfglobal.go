// Package csrfglobal protects forms with a key that it makes up.
package csrfglobal

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"net/http"
)

var formKey = makeKey() // want "formKey holds a key that each process makes up: .*a restart makes it worthless.*\\[processkey\\]"

func makeKey() []byte {
	key := make([]byte, 32)
	rand.Read(key)
	return key
}

func token(session string) string {
	mac := hmac.New(sha256.New, formKey)
	mac.Write([]byte(session))
	return hex.EncodeToString(mac.Sum(nil))
}

// Routes adds a form to mux.
func Routes(mux *http.ServeMux, save http.HandlerFunc) {
	mux.HandleFunc("POST /profile", func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("session")
		if err != nil || !hmac.Equal([]byte(r.FormValue("token")), []byte(token(c.Value))) {
			http.Error(w, "the form is too old", http.StatusForbidden)
			return
		}
		save(w, r)
	})
}
