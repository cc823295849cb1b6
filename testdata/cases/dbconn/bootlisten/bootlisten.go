// Package bootlisten listens for changes of prices from start to end. No request
// depends on its connection.
package bootlisten

import (
	"context"
	"log/slog"

	"github.com/jackc/pgx/v5"
)

// A Watcher logs changes.
type Watcher struct {
	conn *pgx.Conn
}

// Connect opens the watcher's connection.
func Connect(ctx context.Context, dsn string) (*Watcher, error) {
	conn, err := pgx.Connect(ctx, dsn)
	if err != nil {
		return nil, err
	}
	if _, err := conn.Exec(ctx, `LISTEN prices`); err != nil {
		return nil, err
	}
	return &Watcher{conn: conn}, nil
}

// Run logs what it is told until ctx ends.
func (w *Watcher) Run(ctx context.Context) error {
	for {
		n, err := w.conn.WaitForNotification(ctx)
		if err != nil {
			return err
		}
		slog.Info("price changed", "sku", n.Payload)
	}
}
