// Package notices tells users what they have done.
package notices

import (
	"io"
	"net/http"
)

// A Sender sends messages.
type Sender interface {
	Send(to, text string) error
	Check() error
}

// API answers requests.
type API struct{ sender Sender }

// New returns an API that sends through s.
func New(s Sender) *API { return &API{sender: s} }

// Signup welcomes a user.
func (a *API) Signup(w http.ResponseWriter, r *http.Request) {
	to := r.FormValue("mail")
	go a.sender.Send(to, "Welcome!")
	io.WriteString(w, "You will get a mail.\n")
}
