// Package commands holds what the program can be asked to do.
package commands

import (
	"net/http"

	"go.etcd.io/bbolt"
)

// Serve answers requests.
type Serve struct {
	db *bbolt.DB // want "Serve.db keeps the service's data in an embedded database \\(bbolt\\).*POST /notes.*\\[embeddeddb\\]"
}

// Execute serves from the file of the first argument.
func (s *Serve) Execute(args []string) error {
	db, err := bbolt.Open(args[0], 0o600, nil)
	if err != nil {
		return err
	}
	s.db = db
	http.HandleFunc("POST /notes", s.add)
	return http.ListenAndServe(":8080", nil)
}

func (s *Serve) add(w http.ResponseWriter, r *http.Request) {
	err := s.db.Update(func(tx *bbolt.Tx) error {
		b, err := tx.CreateBucketIfNotExists([]byte("notes"))
		if err != nil {
			return err
		}
		return b.Put([]byte(r.FormValue("title")), []byte(r.FormValue("text")))
	})
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}
