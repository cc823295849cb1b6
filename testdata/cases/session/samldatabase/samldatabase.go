// Package samldatabase is an identity provider that keeps users and sessions in
// a database. A memory store serves the check of what is imported, and no longer
// than that.
package samldatabase

import (
	"database/sql"
	"encoding/json"
	"net/http"
	"net/url"

	"github.com/crewjam/saml/samlidp"
)

type store struct{ db *sql.DB }

// Get reads a value.
func (s store) Get(key string, value interface{}) error {
	var raw []byte
	if err := s.db.QueryRow("SELECT value FROM saml WHERE key = $1", key).Scan(&raw); err != nil {
		return samlidp.ErrNotFound
	}
	return json.Unmarshal(raw, value)
}

// Put keeps a value.
func (s store) Put(key string, value interface{}) error {
	raw, err := json.Marshal(value)
	if err != nil {
		return err
	}
	_, err = s.db.Exec("INSERT INTO saml (key, value) VALUES ($1, $2)", key, raw)
	return err
}

// Delete forgets a value.
func (s store) Delete(key string) error {
	_, err := s.db.Exec("DELETE FROM saml WHERE key = $1", key)
	return err
}

// List lists keys.
func (s store) List(prefix string) ([]string, error) {
	rows, err := s.db.Query("SELECT key FROM saml WHERE key LIKE $1", prefix+"%")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var keys []string
	for rows.Next() {
		var k string
		if err := rows.Scan(&k); err != nil {
			return nil, err
		}
		keys = append(keys, k)
	}
	return keys, rows.Err()
}

// Routes wires the identity provider.
func Routes(mux *http.ServeMux, at url.URL, db *sql.DB) error {
	idp, err := samlidp.New(samlidp.Options{URL: at, Store: store{db}})
	if err != nil {
		return err
	}
	mux.Handle("/idp/", idp)
	mux.HandleFunc("POST /check", check)
	return nil
}

// check reads the users that somebody wants to import, and says how many there are.
func check(w http.ResponseWriter, r *http.Request) {
	var trial samlidp.MemoryStore
	var users []samlidp.User
	if err := json.NewDecoder(r.Body).Decode(&users); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	for _, u := range users {
		if err := trial.Put("/users/"+u.Name, u); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
	}
	names, err := trial.List("/users/")
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	json.NewEncoder(w).Encode(len(names))
}
