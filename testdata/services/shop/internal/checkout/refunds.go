package checkout

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"github.com/redis/go-redis/v9"

	"example.com/shop/internal/store"
)

// ErrAlreadyRefunded is returned for the second refund of an order.
var ErrAlreadyRefunded = errors.New("already refunded")

// Once knows what has been done already.
type Once interface {
	// First reports whether it is the first time that it is called with id.
	First(ctx context.Context, id string) (bool, error)
}

// RedisOnce is a Once in Redis that remembers for a month.
type RedisOnce struct {
	rdb *redis.Client
}

// NewRedisOnce returns the Once in rdb.
func NewRedisOnce(rdb *redis.Client) *RedisOnce { return &RedisOnce{rdb: rdb} }

// First implements Once.
func (o *RedisOnce) First(ctx context.Context, id string) (bool, error) {
	return o.rdb.SetNX(ctx, "refund:"+id, "1", 30*24*time.Hour).Result()
}

// SQLOnce is a Once in the database.
type SQLOnce struct {
	db *sql.DB
}

// NewSQLOnce returns the Once in db.
func NewSQLOnce(db *sql.DB) *SQLOnce { return &SQLOnce{db: db} }

// First implements Once.
func (o *SQLOnce) First(ctx context.Context, id string) (bool, error) {
	res, err := o.db.ExecContext(ctx, `INSERT INTO refunds (order_id) VALUES ($1) ON CONFLICT (order_id) DO NOTHING`, id)
	if err != nil {
		return false, err
	}
	n, err := res.RowsAffected()
	return n == 1, err
}

// Refunds pays customers back.
type Refunds struct {
	once    Once
	gateway *Gateway
	orders  *store.Orders
}

// NewRefunds returns the refunds made through gateway.
func NewRefunds(once Once, gateway *Gateway, orders *store.Orders) *Refunds {
	return &Refunds{once: once, gateway: gateway, orders: orders}
}

// Refund pays an order back.
func (r *Refunds) Refund(ctx context.Context, order store.Order) error {
	first, err := r.once.First(ctx, order.ID)
	if err != nil {
		return err
	}
	if !first {
		return ErrAlreadyRefunded
	}
	if err := r.gateway.Refund(ctx, order.PaymentRef); err != nil {
		return err
	}
	return r.orders.SetStatus(ctx, order.PaymentRef, "refunded")
}
