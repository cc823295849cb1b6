// Package productlru serves products out of an LRU in front of the database.
package productlru

import (
	"context"
	"database/sql"
	"encoding/json"
	"net/http"

	lru "github.com/hashicorp/golang-lru/v2"
)

type product struct {
	SKU   string `json:"sku"`
	Cents int64  `json:"cents"`
}

// Catalog reads and changes products.
type Catalog struct {
	db    *sql.DB
	bySKU *lru.Cache[string, product] // want "Catalog.bySKU keeps in this process's memory copies of values that come from elsewhere .*a change made through another instance is not seen here: entries are invalidated only in the process that handles the change; use a shared cache.*\\[cache\\]"
}

// New returns the catalogue in db.
func New(db *sql.DB) (*Catalog, error) {
	bySKU, err := lru.New[string, product](500)
	if err != nil {
		return nil, err
	}
	return &Catalog{db: db, bySKU: bySKU}, nil
}

func (c *Catalog) product(ctx context.Context, sku string) (product, error) {
	if p, ok := c.bySKU.Get(sku); ok {
		return p, nil
	}
	p := product{SKU: sku}
	if err := c.db.QueryRowContext(ctx, "SELECT cents FROM products WHERE sku = $1", sku).Scan(&p.Cents); err != nil {
		return product{}, err
	}
	c.bySKU.Add(sku, p)
	return p, nil
}

func (c *Catalog) show(w http.ResponseWriter, r *http.Request) {
	p, err := c.product(r.Context(), r.PathValue("sku"))
	if err != nil {
		http.Error(w, "no such product", http.StatusNotFound)
		return
	}
	json.NewEncoder(w).Encode(p)
}

func (c *Catalog) reprice(w http.ResponseWriter, r *http.Request) {
	if _, err := c.db.ExecContext(r.Context(), "UPDATE products SET cents = $1 WHERE sku = $2", r.FormValue("cents"), r.PathValue("sku")); err != nil {
		http.Error(w, "try again", http.StatusInternalServerError)
		return
	}
	c.bySKU.Remove(r.PathValue("sku"))
}

// Handler returns the routes.
func (c *Catalog) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /products/{sku}", c.show)
	mux.HandleFunc("PUT /products/{sku}/price", c.reprice)
	return mux
}
