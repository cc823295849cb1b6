// Package store opens the database and reads and writes it.
package store

import (
	"context"
	"database/sql"

	_ "github.com/ncruces/go-sqlite3/driver"
)

// Open opens the database in a file.
func Open(path string) (*sql.DB, error) {
	return sql.Open("sqlite3", "file:"+path) // want "Open opens an embedded database \\(SQLite\\), which is this instance's alone.*\\[embeddeddb\\]"
}

// Users keeps users.
type Users struct{ db *sql.DB }

// NewUsers returns the users in db.
func NewUsers(db *sql.DB) *Users { return &Users{db: db} }

// Add adds a user.
func (u *Users) Add(ctx context.Context, name string) error {
	_, err := u.db.ExecContext(ctx, "INSERT INTO users (name) VALUES (?)", name)
	return err
}
