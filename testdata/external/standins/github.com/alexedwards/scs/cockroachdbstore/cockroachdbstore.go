// Package cockroachdbstore stands in for github.com/alexedwards/scs/cockroachdbstore.
package cockroachdbstore

import (
	"database/sql"
	"time"
)

// A CockroachDBStore keeps sessions in CockroachDB.
type CockroachDBStore struct{ db *sql.DB }

// New returns a store over db *sql.DB.
func New(db *sql.DB) *CockroachDBStore { return &CockroachDBStore{db} }

// Find reads a session.
func (s *CockroachDBStore) Find(token string) ([]byte, bool, error) { return nil, false, nil }

// Commit writes a session.
func (s *CockroachDBStore) Commit(token string, b []byte, expiry time.Time) error { return nil }

// Delete removes a session.
func (s *CockroachDBStore) Delete(token string) error { return nil }
