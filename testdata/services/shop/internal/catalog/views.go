package catalog

import (
	"context"
	"database/sql"
	"log/slog"
	"sync"
	"time"
)

// Views counts how often products are looked at, for the best-seller lists.
type Views struct {
	db *sql.DB

	mu      sync.Mutex
	pending []string
}

// NewViews returns a counter that writes to db.
func NewViews(db *sql.DB) *Views { return &Views{db: db} }

// Record notes that a product was looked at.
func (v *Views) Record(sku string) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.pending = append(v.pending, sku)
}

// Run writes the recorded views every period until ctx ends.
func (v *Views) Run(ctx context.Context, period time.Duration) {
	for {
		select {
		case <-ctx.Done():
			return
		case <-time.After(period):
			if err := v.flush(ctx); err != nil {
				slog.Error("writing product views", "err", err)
			}
		}
	}
}

func (v *Views) flush(ctx context.Context) error {
	v.mu.Lock()
	batch := v.pending
	v.pending = nil
	v.mu.Unlock()

	counts := make(map[string]int)
	for _, sku := range batch {
		counts[sku]++
	}
	for sku, n := range counts {
		if _, err := v.db.ExecContext(ctx, `
			INSERT INTO views (sku, count) VALUES ($1, $2)
			ON CONFLICT (sku) DO UPDATE SET count = views.count + excluded.count`, sku, n); err != nil {
			return err
		}
	}
	return nil
}
