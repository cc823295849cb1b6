// Package prunesessions deletes sessions that are over. Doing so twice is no
// harm, only work.
package prunesessions

import (
	"context"
	"database/sql"
	"log/slog"
	"time"
)

// Run deletes sessions every minute until ctx ends.
func Run(ctx context.Context, db *sql.DB) {
	for {
		select { // want "Run removes or resets shared data in a loop around a clock \\(calls prune at prunesessions.go:19\\): each of N instances does it, N times the work for the same result.*\\[localcron\\]"
		case <-ctx.Done():
			return
		case <-time.After(time.Minute):
			prune(ctx, db)
		}
	}
}

func prune(ctx context.Context, db *sql.DB) {
	res, err := db.ExecContext(ctx, `DELETE FROM sessions WHERE expires < now()`)
	if err != nil {
		slog.Error("pruning", "err", err)
		return
	}
	if n, _ := res.RowsAffected(); n > 0 {
		slog.Info("pruned", "sessions", n)
	}
}
