// Package tokens makes one-time tokens that the database keeps.
package tokens

import (
	"crypto/rand"
	"database/sql"
	"fmt"
	"net/http"
)

// Routes adds the invitations to mux.
func Routes(mux *http.ServeMux, db *sql.DB) {
	mux.HandleFunc("POST /invitations", func(w http.ResponseWriter, r *http.Request) {
		token := rand.Text()
		if _, err := db.ExecContext(r.Context(), "INSERT INTO invitations (token, mail) VALUES ($1, $2)", token, r.FormValue("mail")); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		fmt.Fprintln(w, token)
	})
}
