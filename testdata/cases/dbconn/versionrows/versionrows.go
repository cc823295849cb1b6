// Package versionrows keeps drafts as rows with a version.
package versionrows

import (
	"database/sql"
	"net/http"
)

type drafts struct{ db *sql.DB }

func (d *drafts) save(w http.ResponseWriter, r *http.Request) {
	res, err := d.db.ExecContext(r.Context(), `UPDATE drafts SET body = $1, version = version + 1 WHERE id = $2 AND version = $3`,
		r.FormValue("body"), r.PathValue("id"), r.FormValue("version"))
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		http.Error(w, "somebody else was faster", http.StatusConflict)
	}
}

// Handler returns the routes of drafts.
func Handler(db *sql.DB) http.Handler {
	d := &drafts{db: db}
	mux := http.NewServeMux()
	mux.HandleFunc("PUT /drafts/{id}", d.save)
	return mux
}
