// Package sitemap keeps the sites of a proxy as the database has them, reads them
// again every few seconds, and at once where a request changes one.
package sitemap

import (
	"crypto/rand"
	"database/sql"
	"log/slog"
	"net/http"
	"time"
)

// Site is a site, with the token by which its owner proves that it is theirs.
type Site struct{ Host, Token string }

var sites map[string]*Site // want `sites keeps in this process's memory copies of values that come from elsewhere.*\[cache\]`

// all returns the sites by their hosts. One without a token is given one.
func all(db *sql.DB) (map[string]*Site, error) {
	rows, err := db.Query("SELECT host, token FROM sites")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	out := map[string]*Site{}
	for rows.Next() {
		s := &Site{}
		if err := rows.Scan(&s.Host, &s.Token); err != nil {
			return nil, err
		}
		if s.Token == "" {
			s.Token = rand.Text()
		}
		out[s.Host] = s
	}
	return out, rows.Err()
}

func refresh(db *sql.DB) error {
	fresh, err := all(db)
	if err != nil {
		return err
	}
	sites = fresh
	return nil
}

// Watch refreshes the sites.
func Watch(db *sql.DB) {
	go func() {
		for {
			if err := refresh(db); err != nil {
				slog.Error("sites", "error", err)
			}
			time.Sleep(5 * time.Second)
		}
	}()
}

// Routes adds the handlers to mux.
func Routes(mux *http.ServeMux, db *sql.DB) {
	Watch(db)
	mux.HandleFunc("PUT /sites/{host}", func(w http.ResponseWriter, r *http.Request) {
		if _, err := db.ExecContext(r.Context(), "INSERT INTO sites (host) VALUES ($1)", r.PathValue("host")); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		if err := refresh(db); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
		}
	})
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		if sites[r.Host] == nil {
			http.NotFound(w, r)
		}
	})
}
