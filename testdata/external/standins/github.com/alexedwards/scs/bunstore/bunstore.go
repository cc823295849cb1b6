// Package bunstore stands in for github.com/alexedwards/scs/bunstore.
package bunstore

import (
	"time"

	"github.com/uptrace/bun"
)

// A BunStore keeps sessions in the database of bun.
type BunStore struct{ db *bun.DB }

// New returns a store over db *bun.DB.
func New(db *bun.DB) (*BunStore, error) { return &BunStore{db}, nil }

// Find reads a session.
func (s *BunStore) Find(token string) ([]byte, bool, error) { return nil, false, nil }

// Commit writes a session.
func (s *BunStore) Commit(token string, b []byte, expiry time.Time) error { return nil }

// Delete removes a session.
func (s *BunStore) Delete(token string) error { return nil }
