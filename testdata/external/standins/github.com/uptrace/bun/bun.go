// Package bun stands in for github.com/uptrace/bun.
package bun

import "database/sql"

// A DB is a database.
type DB struct{ db *sql.DB }

// NewDB returns the database behind db.
func NewDB(db *sql.DB, dialect any) *DB { return &DB{db} }
