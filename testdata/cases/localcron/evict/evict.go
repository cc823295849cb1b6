// Package evict keeps a map of prices small. It tidies up its own memory only.
package evict

import (
	"context"
	"sync"
	"time"
)

type price struct {
	cents int
	until time.Time
}

// Prices are prices that were asked for lately.
type Prices struct {
	mu    sync.Mutex
	bySKU map[string]price
}

// Price returns what a product costs, if that is known.
func (p *Prices) Price(sku string) (cents int, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	x, ok := p.bySKU[sku]
	return x.cents, ok
}

// Run evicts what is over until ctx ends.
func (p *Prices) Run(ctx context.Context) {
	t := time.NewTicker(time.Minute)
	defer t.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-t.C:
			p.mu.Lock()
			for sku, x := range p.bySKU {
				if now.After(x.until) {
					delete(p.bySKU, sku)
				}
			}
			p.mu.Unlock()
		}
	}
}
