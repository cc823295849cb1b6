// Package idcookie gives each visitor a number and keeps the rest in the database.
package idcookie

import (
	"database/sql"
	"encoding/json"
	"net/http"

	"github.com/google/uuid"
)

type draft struct {
	Notes []string
}

// Handler returns the routes.
func Handler(db *sql.DB) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /draft", func(w http.ResponseWriter, r *http.Request) {
		var d draft
		if err := json.NewDecoder(r.Body).Decode(&d); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		data, err := json.Marshal(d)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		id := uuid.NewString()
		if _, err := db.ExecContext(r.Context(), "INSERT INTO drafts (id, body) VALUES ($1, $2)", id, data); err != nil {
			http.Error(w, "try again", http.StatusInternalServerError)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "draft", Value: id})
	})
	return mux
}
