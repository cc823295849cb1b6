// Package stocksync takes over what the supplier has in stock.
package stocksync

import (
	"context"
	"database/sql"
	"encoding/json"
	"log/slog"
	"net/http"
	"time"
)

// Follow reads the supplier's feed again and again.
func Follow(ctx context.Context, db *sql.DB) {
	for ctx.Err() == nil { // want "Follow changes shared data or sends something in a loop around a clock \\(calls pull at stocksync.go:16.*\\[localcron\\]"
		if err := pull(ctx, db); err != nil {
			slog.Error("supplier", "err", err)
		}
		time.Sleep(5 * time.Minute)
	}
}

func pull(ctx context.Context, db *sql.DB) error {
	res, err := http.Get("https://supplier.example/stock")
	if err != nil {
		return err
	}
	defer res.Body.Close()
	var stock map[string]int
	if err := json.NewDecoder(res.Body).Decode(&stock); err != nil {
		return err
	}
	for sku, n := range stock {
		if _, err := db.ExecContext(ctx, `UPDATE products SET stock = stock + $1 WHERE sku = $2`, n, sku); err != nil {
			return err
		}
	}
	return nil
}
