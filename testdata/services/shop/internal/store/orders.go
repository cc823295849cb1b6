package store

import (
	"context"
	"database/sql"
	"time"
)

// Order is a placed order. Amounts are in cents.
type Order struct {
	ID         string      `json:"id"`
	Number     string      `json:"number"`
	Customer   string      `json:"customer"`
	Email      string      `json:"email"`
	Total      int64       `json:"total"`
	Status     string      `json:"status"`
	PaymentRef string      `json:"payment_ref"`
	Created    time.Time   `json:"created"`
	Lines      []OrderLine `json:"lines"`
}

// OrderLine is one position of an order.
type OrderLine struct {
	SKU   string `json:"sku"`
	Qty   int    `json:"qty"`
	Price int64  `json:"price"`
}

// Orders reads and writes the orders tables.
type Orders struct {
	db *sql.DB
}

// NewOrders returns the orders kept in db.
func NewOrders(db *sql.DB) *Orders { return &Orders{db: db} }

// Create stores an order with its lines. It reports false if an order with the
// same payment reference exists.
func (o *Orders) Create(ctx context.Context, r Order) (bool, error) {
	tx, err := o.db.BeginTx(ctx, nil)
	if err != nil {
		return false, err
	}
	defer tx.Rollback()
	res, err := tx.ExecContext(ctx, `
		INSERT INTO orders (id, number, customer, email, total, status, payment_ref, created)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (payment_ref) DO NOTHING`,
		r.ID, r.Number, r.Customer, r.Email, r.Total, r.Status, r.PaymentRef, r.Created.Unix())
	if err != nil {
		return false, err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return false, err
	}
	for _, l := range r.Lines {
		if _, err := tx.ExecContext(ctx,
			`INSERT INTO order_lines (order_id, sku, qty, price) VALUES ($1, $2, $3, $4)`,
			r.ID, l.SKU, l.Qty, l.Price); err != nil {
			return false, err
		}
	}
	return true, tx.Commit()
}

// Get returns an order of a customer.
func (o *Orders) Get(ctx context.Context, customer, id string) (Order, error) {
	r := Order{ID: id, Customer: customer}
	var created int64
	err := o.db.QueryRowContext(ctx, `
		SELECT number, email, total, status, payment_ref, created FROM orders WHERE id = $1 AND customer = $2`, id, customer).
		Scan(&r.Number, &r.Email, &r.Total, &r.Status, &r.PaymentRef, &created)
	if err != nil {
		return Order{}, one(err)
	}
	r.Created = time.Unix(created, 0)
	rows, err := o.db.QueryContext(ctx, `SELECT sku, qty, price FROM order_lines WHERE order_id = $1`, id)
	if err != nil {
		return Order{}, err
	}
	defer rows.Close()
	for rows.Next() {
		var l OrderLine
		if err := rows.Scan(&l.SKU, &l.Qty, &l.Price); err != nil {
			return Order{}, err
		}
		r.Lines = append(r.Lines, l)
	}
	return r, rows.Err()
}

// Unpaid returns the orders that have waited for a payment since before t.
func (o *Orders) Unpaid(ctx context.Context, t time.Time) ([]Order, error) {
	rows, err := o.db.QueryContext(ctx,
		`SELECT id, number, email, total FROM orders WHERE status = 'pending' AND created < $1`, t.Unix())
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Order
	for rows.Next() {
		var r Order
		if err := rows.Scan(&r.ID, &r.Number, &r.Email, &r.Total); err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, rows.Err()
}

// SetStatus sets the status of the order that has a payment reference.
func (o *Orders) SetStatus(ctx context.Context, paymentRef, status string) error {
	_, err := o.db.ExecContext(ctx, `UPDATE orders SET status = $1 WHERE payment_ref = $2`, status, paymentRef)
	return err
}
