// Package spawned starts goroutines that requests wait for, or not.
package spawned

import (
	"net/http"
	"strings"
)

// A Mailer sends mail in the background.
type Mailer struct{ url string }

func (m *Mailer) send(to string) error {
	resp, err := http.Post(m.url, "text/plain", strings.NewReader(to))
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// Order answers before the mail is sent.
func (m *Mailer) Order(w http.ResponseWriter, r *http.Request) {
	to := r.FormValue("mail")
	go m.send(to) // want `Mailer.Order starts .*in a goroutine .*\[localqueue\]`
	w.WriteHeader(http.StatusAccepted)
}

// Wait answers when the mail is sent.
func (m *Mailer) Wait(w http.ResponseWriter, r *http.Request) {
	to := r.FormValue("mail")
	done := make(chan error)
	go func() { done <- m.send(to) }()
	if err := <-done; err != nil {
		http.Error(w, err.Error(), http.StatusBadGateway)
	}
}
