// Package catalog serves the products of the shop.
package catalog

import (
	"context"
	"fmt"
	"regexp"
	"sync"

	lru "github.com/hashicorp/golang-lru/v2"

	"example.com/shop/internal/store"
)

const cachedProducts = 1000

// Service reads and changes products.
type Service struct {
	products *store.Products
	bySKU    *lru.Cache[string, store.Product]
}

// New returns the catalogue of the given products.
func New(products *store.Products) (*Service, error) {
	bySKU, err := lru.New[string, store.Product](cachedProducts)
	if err != nil {
		return nil, fmt.Errorf("creating the product cache: %w", err)
	}
	return &Service{products: products, bySKU: bySKU}, nil
}

// Product returns one product.
func (s *Service) Product(ctx context.Context, sku string) (store.Product, error) {
	if p, ok := s.bySKU.Get(sku); ok {
		return p, nil
	}
	p, err := s.products.Get(ctx, sku)
	if err != nil {
		return store.Product{}, err
	}
	s.bySKU.Add(sku, p)
	return p, nil
}

// Put creates or changes a product.
func (s *Service) Put(ctx context.Context, p store.Product) error {
	if err := s.products.Put(ctx, p); err != nil {
		return err
	}
	s.bySKU.Remove(p.SKU)
	return nil
}

// Forget makes sure that the next reader sees the stored product.
func (s *Service) Forget(sku string) { s.bySKU.Remove(sku) }

// Search returns the products whose names match a query, all if it is empty.
func (s *Service) Search(ctx context.Context, query string) ([]store.Product, error) {
	all, err := s.products.List(ctx)
	if err != nil || query == "" {
		return all, err
	}
	re := pattern(query)
	var found []store.Product
	for _, p := range all {
		if re.MatchString(p.Name) {
			found = append(found, p)
		}
	}
	return found, nil
}

// patterns holds compiled queries.
var patterns sync.Map

func pattern(query string) *regexp.Regexp {
	if re, ok := patterns.Load(query); ok {
		return re.(*regexp.Regexp)
	}
	re := regexp.MustCompile(`(?i)\b` + regexp.QuoteMeta(query))
	patterns.Store(query, re)
	return re
}
