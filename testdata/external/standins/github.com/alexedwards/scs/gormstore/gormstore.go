// Package gormstore stands in for github.com/alexedwards/scs/gormstore.
package gormstore

import (
	"time"

	"gorm.io/gorm"
)

// A GORMStore keeps sessions in the database of gorm.
type GORMStore struct{ db *gorm.DB }

// New returns a store over db *gorm.DB.
func New(db *gorm.DB) (*GORMStore, error) { return &GORMStore{db}, nil }

// Find reads a session.
func (s *GORMStore) Find(token string) ([]byte, bool, error) { return nil, false, nil }

// Commit writes a session.
func (s *GORMStore) Commit(token string, b []byte, expiry time.Time) error { return nil }

// Delete removes a session.
func (s *GORMStore) Delete(token string) error { return nil }
