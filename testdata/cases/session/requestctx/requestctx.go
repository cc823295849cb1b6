// Package requestctx hands the signed-in user from middleware to handlers.
package requestctx

import (
	"context"
	"database/sql"
	"net/http"
)

type key struct{}

// session is what one request knows of its user.
type session struct {
	user  string
	flash map[string]string
}

// WithSession looks the session up in the database and puts it into the context.
func WithSession(db *sql.DB, next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s := &session{flash: map[string]string{}}
		if c, err := r.Cookie("sid"); err == nil {
			row := db.QueryRowContext(r.Context(), "SELECT user_name FROM sessions WHERE id = $1 AND expires > now()", c.Value)
			if err := row.Scan(&s.user); err != nil {
				http.Error(w, "sign in", http.StatusUnauthorized)
				return
			}
			s.flash[c.Value] = "welcome back"
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), key{}, s)))
	})
}

func greet(w http.ResponseWriter, r *http.Request) {
	s := r.Context().Value(key{}).(*session)
	s.flash["seen"] = r.URL.Path
	w.Write([]byte("hello " + s.user))
}

// Handler returns the routes.
func Handler(db *sql.DB) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /", greet)
	return WithSession(db, mux)
}
