// Package reviews keeps what customers think of products.
package reviews

import (
	"context"
	"slices"
	"sync"
	"time"
)

// Review is one customer's opinion.
type Review struct {
	Author  string    `json:"author"`
	Stars   int       `json:"stars" binding:"min=1,max=5"`
	Text    string    `json:"text"`
	Written time.Time `json:"written"`
}

// Repository keeps reviews by product.
type Repository interface {
	Add(ctx context.Context, sku string, r Review) error
	Of(ctx context.Context, sku string) ([]Review, error)
}

type memory struct {
	mu    sync.RWMutex
	bySKU map[string][]Review
}

// NewRepository returns an empty repository.
func NewRepository() Repository {
	return &memory{bySKU: make(map[string][]Review)}
}

func (m *memory) Add(_ context.Context, sku string, r Review) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.bySKU[sku] = append(m.bySKU[sku], r)
	return nil
}

func (m *memory) Of(_ context.Context, sku string) ([]Review, error) {
	m.mu.RLock()
	defer m.mu.RUnlock()
	return slices.Clone(m.bySKU[sku]), nil
}
