// Package advisorylock closes orders on the instance that gets a lock of the database.
package advisorylock

import (
	"context"
	"database/sql"
	"log/slog"
	"time"
)

const lockID = 4711

// Run closes orders every minute until ctx ends.
func Run(ctx context.Context, db *sql.DB) {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			if err := closeOrders(ctx, db); err != nil {
				slog.Error("closing orders", "err", err)
			}
		}
	}
}

func closeOrders(ctx context.Context, db *sql.DB) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var mine bool
	if err := tx.QueryRowContext(ctx, `SELECT pg_try_advisory_xact_lock($1)`, lockID).Scan(&mine); err != nil || !mine {
		return err
	}
	if _, err := tx.ExecContext(ctx, `UPDATE orders SET status = 'closed', bonus = bonus + 1 WHERE status = 'sent'`); err != nil {
		return err
	}
	return tx.Commit()
}
