// Package loginguard signs users in, but not after too many wrong passwords.
package loginguard

import (
	"net/http"

	"example.com/cases/ratelimit/loginguard/guard"
)

// Accounts knows the passwords.
type Accounts interface {
	Check(account, password string) bool
}

// Server signs users in.
type Server struct {
	accounts Accounts
	guard    *guard.Guard
}

// Routes adds the server's routes to mux.
func Routes(mux *http.ServeMux, accounts Accounts) {
	s := &Server{accounts: accounts, guard: guard.New()}
	mux.HandleFunc("POST /login", s.login)
}

func (s *Server) login(w http.ResponseWriter, r *http.Request) {
	account := r.PostFormValue("account")
	if s.guard.Closed(account) {
		http.Error(w, "try again later", http.StatusTooManyRequests)
		return
	}
	if !s.accounts.Check(account, r.PostFormValue("password")) {
		s.guard.Failed(account) // want "Guard.failed keeps counts of attempts .*POST /login.*each instance counts for itself.*\\[ratelimit\\]"
		http.Error(w, "wrong password", http.StatusUnauthorized)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}
