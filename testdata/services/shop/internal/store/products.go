package store

import (
	"context"
	"database/sql"
)

// Product is something the shop sells. Price is in cents.
type Product struct {
	SKU      string `json:"sku"`
	Name     string `json:"name"`
	Category string `json:"category"`
	Price    int64  `json:"price"`
	Stock    int    `json:"stock"`
}

// Products reads and writes the products table.
type Products struct {
	db *sql.DB
}

// NewProducts returns the products kept in db.
func NewProducts(db *sql.DB) *Products { return &Products{db: db} }

// Get returns one product.
func (p *Products) Get(ctx context.Context, sku string) (Product, error) {
	var r Product
	err := p.db.QueryRowContext(ctx,
		`SELECT sku, name, category, price, stock FROM products WHERE sku = $1`, sku).
		Scan(&r.SKU, &r.Name, &r.Category, &r.Price, &r.Stock)
	return r, one(err)
}

// List returns all products, sorted by name.
func (p *Products) List(ctx context.Context) ([]Product, error) {
	rows, err := p.db.QueryContext(ctx, `SELECT sku, name, category, price, stock FROM products ORDER BY name`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []Product
	for rows.Next() {
		var r Product
		if err := rows.Scan(&r.SKU, &r.Name, &r.Category, &r.Price, &r.Stock); err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, rows.Err()
}

// Put creates or replaces a product.
func (p *Products) Put(ctx context.Context, r Product) error {
	_, err := p.db.ExecContext(ctx, `
		INSERT INTO products (sku, name, category, price, stock) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (sku) DO UPDATE SET name = excluded.name, category = excluded.category,
			price = excluded.price, stock = excluded.stock`,
		r.SKU, r.Name, r.Category, r.Price, r.Stock)
	return err
}

// SetStock sets the number of pieces in stock.
func (p *Products) SetStock(ctx context.Context, sku string, n int) error {
	_, err := p.db.ExecContext(ctx, `UPDATE products SET stock = $1 WHERE sku = $2`, n, sku)
	return err
}
