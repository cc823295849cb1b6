// Package backup writes a copy of the catalogue to disk every night.
package backup

import (
	"context"
	"database/sql"
	"os"
	"path/filepath"
	"time"
)

// Run writes copies to dir until ctx ends.
func Run(ctx context.Context, db *sql.DB, dir string) {
	t := time.NewTicker(24 * time.Hour) // want "Run works on files in a loop around a clock \\(calls write at backup.go:21\\): each of N instances does it.*\\[localcron\\]"
	for {
		select {
		case <-ctx.Done():
			t.Stop()
			return
		case now := <-t.C:
			write(ctx, db, filepath.Join(dir, now.Format(time.DateOnly)+".csv"))
		}
	}
}

func write(ctx context.Context, db *sql.DB, path string) error {
	rows, err := db.QueryContext(ctx, `SELECT sku FROM products`)
	if err != nil {
		return err
	}
	defer rows.Close()
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	for rows.Next() {
		var sku string
		if err := rows.Scan(&sku); err != nil {
			return err
		}
		f.WriteString(sku + "\n")
	}
	return f.Close()
}
