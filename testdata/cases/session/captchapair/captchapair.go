// Package captchapair makes captchas and checks the answers: the library keeps
// them, and it is one store.
package captchapair

import (
	"bytes"
	"encoding/json"
	"net/http"

	"github.com/dchest/captcha"
)

func picture() (string, []byte, error) {
	id := captcha.NewLen(5) // want `picture keeps captcha answers in this process's memory.*\[session\]`
	var buf bytes.Buffer
	if err := captcha.WriteImage(&buf, id, 200, 80); err != nil {
		return "", nil, err
	}
	return id, buf.Bytes(), nil
}

// New answers with a captcha.
func New(w http.ResponseWriter, r *http.Request) {
	id, image, err := picture()
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	if err := json.NewEncoder(w).Encode(map[string]any{"id": id, "image": image}); err != nil {
		return
	}
}

// Check checks an answer.
func Check(w http.ResponseWriter, r *http.Request) {
	if !captcha.VerifyString(r.FormValue("id"), r.FormValue("answer")) {
		http.Error(w, "wrong", http.StatusForbidden)
	}
}

// Routes adds the handlers to mux.
func Routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /captcha", New)
	mux.HandleFunc("POST /captcha", Check)
}
