package checkout

import (
	"context"
	"database/sql"
	"log/slog"
	"sync"
	"time"

	"github.com/google/uuid"

	"example.com/shop/internal/live"
	"example.com/shop/internal/store"
)

const holdTime = 15 * time.Minute

// keyLocks is a set of mutexes, one for each key.
type keyLocks struct {
	mu    sync.Mutex
	byKey map[string]*sync.Mutex
}

func newKeyLocks() *keyLocks {
	return &keyLocks{byKey: make(map[string]*sync.Mutex)}
}

// lock locks the mutex of a key and returns the function that unlocks it.
func (l *keyLocks) lock(key string) (unlock func()) {
	l.mu.Lock()
	m, ok := l.byKey[key]
	if !ok {
		m = new(sync.Mutex)
		l.byKey[key] = m
	}
	l.mu.Unlock()
	m.Lock()
	return m.Unlock
}

// take takes qty pieces of a product out of the stock.
func (s *Service) take(ctx context.Context, sku string, qty int) error {
	unlock := s.locks.lock(sku)
	defer unlock()
	p, err := s.Products.Get(ctx, sku)
	if err != nil {
		return err
	}
	if p.Stock < qty {
		return ErrOutOfStock
	}
	if err := s.Products.SetStock(ctx, sku, p.Stock-qty); err != nil {
		return err
	}
	s.Catalog.Forget(sku)
	s.Stock.Publish(live.StockChange{SKU: sku, Stock: p.Stock - qty})
	return nil
}

// putBack returns the pieces of an order that was not paid to the stock.
func (s *Service) putBack(ctx context.Context, lines []store.OrderLine) {
	for _, l := range lines {
		if err := s.take(ctx, l.SKU, -l.Qty); err != nil {
			slog.ErrorContext(ctx, "returning pieces to the stock", "sku", l.SKU, "qty", l.Qty, "err", err)
		}
	}
}

// Hold takes pieces of a product out of the stock for a quarter of an hour.
func (s *Service) Hold(ctx context.Context, db *sql.DB, sku string, qty int) (id string, err error) {
	if err := s.take(ctx, sku, qty); err != nil {
		return "", err
	}
	id = uuid.NewString()
	_, err = db.ExecContext(ctx, `INSERT INTO reservations (id, sku, qty, expires) VALUES ($1, $2, $3, $4)`,
		id, sku, qty, time.Now().Add(holdTime).Unix())
	return id, err
}
