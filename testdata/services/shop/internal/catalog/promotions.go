package catalog

import (
	"context"
	"database/sql"
	"sync/atomic"
)

// Promotions knows the discounts on product categories.
type Promotions struct {
	db      *sql.DB
	current atomic.Pointer[map[string]int] // category to percent
}

// LoadPromotions reads the promotions kept in db.
func LoadPromotions(ctx context.Context, db *sql.DB) (*Promotions, error) {
	p := &Promotions{db: db}
	return p, p.reload(ctx)
}

// Percent returns the discount on a category.
func (p *Promotions) Percent(category string) int {
	return (*p.current.Load())[category]
}

// Set changes the discount on a category.
func (p *Promotions) Set(ctx context.Context, category string, percent int) error {
	_, err := p.db.ExecContext(ctx, `
		INSERT INTO promotions (category, percent) VALUES ($1, $2)
		ON CONFLICT (category) DO UPDATE SET percent = excluded.percent`, category, percent)
	if err != nil {
		return err
	}
	return p.reload(ctx)
}

func (p *Promotions) reload(ctx context.Context) error {
	rows, err := p.db.QueryContext(ctx, `SELECT category, percent FROM promotions`)
	if err != nil {
		return err
	}
	defer rows.Close()
	percents := make(map[string]int)
	for rows.Next() {
		var category string
		var percent int
		if err := rows.Scan(&category, &percent); err != nil {
			return err
		}
		percents[category] = percent
	}
	p.current.Store(&percents)
	return rows.Err()
}
