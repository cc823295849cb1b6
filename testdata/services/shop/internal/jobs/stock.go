package jobs

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/http"
	"time"

	"example.com/shop/internal/catalog"
	"example.com/shop/internal/store"
)

// ReleaseReservations returns pieces to the stock whose reservation is over,
// every period until ctx ends.
func ReleaseReservations(ctx context.Context, db *sql.DB, period time.Duration) {
	ticker := time.NewTicker(period)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			if err := release(ctx, db); err != nil {
				slog.Error("releasing reservations", "err", err)
			}
		}
	}
}

type reservation struct {
	id, sku string
	qty     int
}

func release(ctx context.Context, db *sql.DB) error {
	over, err := expired(ctx, db)
	if err != nil {
		return err
	}
	for _, r := range over {
		if _, err := db.ExecContext(ctx, `UPDATE products SET stock = stock + $1 WHERE sku = $2`, r.qty, r.sku); err != nil {
			return err
		}
		if _, err := db.ExecContext(ctx, `DELETE FROM reservations WHERE id = $1`, r.id); err != nil {
			return err
		}
	}
	return nil
}

func expired(ctx context.Context, db *sql.DB) ([]reservation, error) {
	rows, err := db.QueryContext(ctx, `SELECT id, sku, qty FROM reservations WHERE expires < $1`, time.Now().Unix())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []reservation
	for rows.Next() {
		var r reservation
		if err := rows.Scan(&r.id, &r.sku, &r.qty); err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, rows.Err()
}

// Supplier keeps the catalogue in step with what the supplier has.
type Supplier struct {
	url     string
	catalog *catalog.Service
	client  *http.Client
}

// NewSupplier returns the supplier whose feed is at url.
func NewSupplier(url string, c *catalog.Service) *Supplier {
	return &Supplier{url: url, catalog: c, client: &http.Client{Timeout: time.Minute}}
}

// Follow reads the feed again and again until ctx ends.
func (s *Supplier) Follow(ctx context.Context) {
	for ctx.Err() == nil {
		if err := s.sync(ctx); err != nil {
			slog.Error("reading the supplier's feed", "err", err)
		}
		time.Sleep(5 * time.Minute)
	}
}

func (s *Supplier) sync(ctx context.Context) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, s.url, nil)
	if err != nil {
		return err
	}
	res, err := s.client.Do(req)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	var products []store.Product
	if err := json.NewDecoder(res.Body).Decode(&products); err != nil {
		return fmt.Errorf("reading the feed: %w", err)
	}
	for _, p := range products {
		if err := s.catalog.Put(ctx, p); err != nil {
			return err
		}
	}
	return nil
}
