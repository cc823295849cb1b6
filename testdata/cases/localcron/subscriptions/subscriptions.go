// Package subscriptions charges subscribers once a month.
package subscriptions

import (
	"context"
	"time"

	"example.com/cases/localcron/subscriptions/billing"
)

// Run charges whoever is due until ctx ends.
func Run(ctx context.Context, b *billing.Billing) {
	ticker := time.NewTicker(time.Hour) // want "Run changes shared data or sends something in a loop around a clock \\(calls ChargeDue at subscriptions.go:20\\): each of N instances does it, so it is done N times.*a lock or a lease.*\\[localcron\\]"
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			b.ChargeDue(ctx)
		}
	}
}
