// Package billing charges customers through the payment provider.
package billing

import (
	"context"
	"database/sql"
	"log/slog"
	"net/http"
	"net/url"
)

// Billing charges customers.
type Billing struct{ DB *sql.DB }

// ChargeDue charges everybody whose month is over.
func (b *Billing) ChargeDue(ctx context.Context) {
	rows, err := b.DB.QueryContext(ctx, `SELECT id FROM subscriptions WHERE due < now()`)
	if err != nil {
		slog.Error("subscriptions", "err", err)
		return
	}
	defer rows.Close()
	for rows.Next() {
		var id string
		if rows.Scan(&id) == nil {
			b.charge(id)
		}
	}
}

func (b *Billing) charge(id string) {
	res, err := http.PostForm("https://pay.example/charges", url.Values{"subscription": {id}})
	if err != nil {
		slog.Error("charging", "subscription", id, "err", err)
		return
	}
	res.Body.Close()
}
