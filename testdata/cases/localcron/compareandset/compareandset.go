// Package compareandset charges each invoice on the instance that moves it on.
package compareandset

import (
	"context"
	"database/sql"
	"net/http"
	"net/url"
	"time"
)

// Run charges what is due until ctx ends.
func Run(ctx context.Context, db *sql.DB, due func(context.Context) []string) {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-t.C:
			for _, id := range due(ctx) {
				charge(ctx, db, id)
			}
		}
	}
}

func charge(ctx context.Context, db *sql.DB, id string) {
	res, err := db.ExecContext(ctx, `UPDATE invoices SET state = 'charging' WHERE id = $1 AND state = 'due'`, id)
	if err != nil {
		return
	}
	if n, err := res.RowsAffected(); err != nil || n != 1 {
		return // another instance was faster
	}
	if res, err := http.PostForm("https://pay.example/charges", url.Values{"invoice": {id}}); err == nil {
		res.Body.Close()
	}
}
