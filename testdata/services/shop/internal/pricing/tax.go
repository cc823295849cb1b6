// Package pricing knows taxes and currencies.
package pricing

import (
	"context"
	"database/sql"
	"fmt"
	"regexp"
	"sync"
)

// Taxes knows the sales tax of each country.
type Taxes struct {
	db    *sql.DB
	rates sync.Map // country to rate in permille
}

// NewTaxes returns the taxes kept in db.
func NewTaxes(db *sql.DB) *Taxes { return &Taxes{db: db} }

// On returns the tax on an amount sold to a country.
func (t *Taxes) On(ctx context.Context, country string, amount int64) (int64, error) {
	rate, err := t.rate(ctx, country)
	return amount * rate / 1000, err
}

func (t *Taxes) rate(ctx context.Context, country string) (int64, error) {
	if r, ok := t.rates.Load(country); ok {
		return r.(int64), nil
	}
	var rate int64
	err := t.db.QueryRowContext(ctx, `SELECT permille FROM taxes WHERE country = $1`, country).Scan(&rate)
	if err != nil {
		return 0, fmt.Errorf("tax of %q: %w", country, err)
	}
	t.rates.Store(country, rate)
	return rate, nil
}

var vatNumber = regexp.MustCompile(`^[A-Z]{2}[0-9A-Z]{8,12}$`)

// ValidVAT reports whether s looks like a VAT number of the European Union.
func ValidVAT(s string) bool { return vatNumber.MatchString(s) }
