// Package mssqlstore stands in for github.com/alexedwards/scs/mssqlstore.
package mssqlstore

import (
	"database/sql"
	"time"
)

// A MSSQLStore keeps sessions in SQL Server.
type MSSQLStore struct{ db *sql.DB }

// New returns a store over db *sql.DB.
func New(db *sql.DB) *MSSQLStore { return &MSSQLStore{db} }

// Find reads a session.
func (s *MSSQLStore) Find(token string) ([]byte, bool, error) { return nil, false, nil }

// Commit writes a session.
func (s *MSSQLStore) Commit(token string, b []byte, expiry time.Time) error { return nil }

// Delete removes a session.
func (s *MSSQLStore) Delete(token string) error { return nil }
