// Package savedcolumn makes up a key where the database has none yet, and keeps it
// there in a column of its own.
package savedcolumn

import (
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"io"
	"net/http"
)

type site struct {
	name string
	key  []byte
}

// A Server signs links.
type Server struct {
	site site
}

// Open returns the server of a site.
func Open(db *sql.DB, name string) (*Server, error) {
	s := &Server{site: site{name: name}}
	row := db.QueryRow("SELECT link_key FROM sites WHERE name = $1", name)
	err := row.Scan(&s.site.key)
	if !errors.Is(err, sql.ErrNoRows) {
		return s, err
	}
	key := make([]byte, 32)
	if _, err := rand.Read(key); err != nil {
		return nil, err
	}
	s.site.key = key
	_, err = db.Exec("INSERT INTO sites (name, link_key) VALUES ($1, $2)", s.site.name, s.site.key)
	return s, err
}

func (s *Server) sign(text string) string {
	mac := hmac.New(sha256.New, s.site.key)
	io.WriteString(mac, text)
	return hex.EncodeToString(mac.Sum(nil))
}

// Routes adds the routes to mux.
func (s *Server) Routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /link", func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, s.sign(r.FormValue("to")))
	})
}
