package checkout

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
)

// ErrInvalidCode is returned for coupons and gift cards that cannot be used.
var ErrInvalidCode = errors.New("the code is not valid")

// Coupons are discounts that can be used a limited number of times.
type Coupons struct {
	db *sql.DB
	mu sync.Mutex
}

// NewCoupons returns the coupons kept in db.
func NewCoupons(db *sql.DB) *Coupons { return &Coupons{db: db} }

// Redeem uses a coupon once and returns its discount in percent.
func (c *Coupons) Redeem(ctx context.Context, code string) (int64, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	var percent int64
	var remaining int
	err := c.db.QueryRowContext(ctx, `SELECT percent, remaining FROM coupons WHERE code = $1`, code).
		Scan(&percent, &remaining)
	if errors.Is(err, sql.ErrNoRows) || err == nil && remaining == 0 {
		return 0, ErrInvalidCode
	}
	if err != nil {
		return 0, fmt.Errorf("coupon %q: %w", code, err)
	}
	_, err = c.db.ExecContext(ctx, `UPDATE coupons SET remaining = $1 WHERE code = $2`, remaining-1, code)
	return percent, err
}

// GiftCards are vouchers with a balance.
type GiftCards struct {
	db *sql.DB
}

// NewGiftCards returns the gift cards kept in db.
func NewGiftCards(db *sql.DB) *GiftCards { return &GiftCards{db: db} }

// Redeem takes an amount from a card and returns it.
func (g *GiftCards) Redeem(ctx context.Context, code string, amount int64) (int64, error) {
	res, err := g.db.ExecContext(ctx,
		`UPDATE gift_cards SET balance = balance - $1 WHERE code = $2 AND balance >= $3`, amount, code, amount)
	if err != nil {
		return 0, fmt.Errorf("gift card: %w", err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return 0, errors.Join(ErrInvalidCode, err)
	}
	return amount, nil
}
