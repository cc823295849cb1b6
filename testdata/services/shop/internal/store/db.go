// Package store opens the databases and reads and writes what is kept in them.
package store

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	_ "github.com/lib/pq"
	_ "github.com/ncruces/go-sqlite3/driver"
	_ "github.com/ncruces/go-sqlite3/embed"
)

// ErrNotFound is returned when there is no row for a key.
var ErrNotFound = errors.New("not found")

//go:embed schema.sql
var schema string

// Open connects to the PostgreSQL server at url, or opens the SQLite database
// in dir if url is empty, and creates the tables that are missing.
func Open(ctx context.Context, url, dir string) (*sql.DB, error) {
	open := func() (*sql.DB, error) { return openSQLite(dir) }
	if url != "" {
		open = func() (*sql.DB, error) { return openPostgres(url) }
	}
	db, err := open()
	if err != nil {
		return nil, fmt.Errorf("opening the database: %w", err)
	}
	if _, err := db.ExecContext(ctx, schema); err != nil {
		db.Close()
		return nil, fmt.Errorf("creating the tables: %w", err)
	}
	return db, nil
}

func openPostgres(url string) (*sql.DB, error) {
	db, err := sql.Open("postgres", url)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(20)
	return db, nil
}

func openSQLite(dir string) (*sql.DB, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	path := filepath.Join(dir, "shop.db")
	return sql.Open("sqlite3", "file:"+path+"?_pragma=busy_timeout(5000)&_pragma=journal_mode(wal)")
}

// one turns the error of a single-row query into ErrNotFound where it fits.
func one(err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return ErrNotFound
	}
	return err
}
