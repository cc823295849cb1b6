// Package welcome registers members and mails them; mail is sent after the
// answer, from three handlers.
package welcome

import (
	"database/sql"
	"net/http"
	"net/smtp"
)

type service struct {
	db    *sql.DB
	relay string
}

// Handler returns the routes.
func Handler(db *sql.DB, relay string) http.Handler {
	s := &service{db, relay}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /members", s.join)
	mux.HandleFunc("POST /members/{id}/invitations", s.invite)
	mux.HandleFunc("DELETE /members/{id}", s.leave)
	return mux
}

func (s *service) join(w http.ResponseWriter, r *http.Request) {
	to := r.PostFormValue("email")
	if _, err := s.db.ExecContext(r.Context(), "INSERT INTO members (email) VALUES ($1)", to); err != nil {
		http.Error(w, "taken", http.StatusConflict)
		return
	}
	go s.mail(to, "Welcome!") // want "service.join starts service.mail in goroutines that nobody waits for, as 2 more places do .*POST /members.*\\[localqueue\\]"
}

func (s *service) invite(w http.ResponseWriter, r *http.Request) {
	go s.mail(r.PostFormValue("email"), "Join us")
	w.WriteHeader(http.StatusAccepted)
}

func (s *service) leave(w http.ResponseWriter, r *http.Request) {
	var to string
	if err := s.db.QueryRowContext(r.Context(), "DELETE FROM members WHERE id = $1 RETURNING email", r.PathValue("id")).Scan(&to); err != nil {
		http.Error(w, "unknown", http.StatusNotFound)
		return
	}
	go s.mail(to, "Good bye")
}

func (s *service) mail(to, text string) {
	smtp.SendMail(s.relay, nil, "club@example.com", []string{to}, []byte(text))
}
