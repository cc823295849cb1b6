// Package dbtest makes databases for tests.
package dbtest

import (
	"database/sql"
	"testing"

	_ "github.com/ncruces/go-sqlite3/driver"
)

// New returns an empty database that is closed when the test ends.
func New(t testing.TB) *sql.DB {
	t.Helper()
	db := open(t)
	t.Cleanup(func() { db.Close() })
	return db
}

func open(t testing.TB) *sql.DB {
	db, err := sql.Open("sqlite3", ":memory:")
	if err != nil {
		t.Fatalf("opening a database in memory: %v", err)
	}
	return db
}
