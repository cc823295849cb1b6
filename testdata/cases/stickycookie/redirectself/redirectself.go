// Package redirectself sends clients to the very machine that took their upload.
package redirectself

import (
	"fmt"
	"net/http"
	"os"

	"github.com/go-chi/chi/v5"
)

// Uploads takes uploads in parts.
type Uploads struct{ base string }

// NewUploads returns the uploads of this machine.
func NewUploads(port int) (*Uploads, error) {
	host, err := os.Hostname()
	if err != nil {
		return nil, err
	}
	return &Uploads{base: fmt.Sprintf("http://%s:%d", host, port)}, nil
}

// Handler serves the uploads.
func (u *Uploads) Handler() http.Handler {
	r := chi.NewRouter()
	r.Post("/uploads", u.begin)
	return r
}

func (u *Uploads) begin(w http.ResponseWriter, r *http.Request) { // want "Uploads.begin redirects clients to this instance by its name .*POST /uploads.*fails once it is gone.*\\[stickycookie\\]"
	http.Redirect(w, r, u.base+"/uploads/"+r.FormValue("name"), http.StatusTemporaryRedirect)
}
