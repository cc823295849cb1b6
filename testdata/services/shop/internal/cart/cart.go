// Package cart keeps what customers are about to buy.
package cart

import "context"

// Line is one product in a cart.
type Line struct {
	SKU string `json:"sku"`
	Qty int    `json:"qty"`
}

// Cart is what one customer is about to buy.
type Cart struct {
	Lines  []Line `json:"lines"`
	Coupon string `json:"coupon,omitempty"`
}

// Add puts qty pieces of a product into the cart.
func (c *Cart) Add(sku string, qty int) {
	for i := range c.Lines {
		if c.Lines[i].SKU == sku {
			c.Lines[i].Qty += qty
			return
		}
	}
	c.Lines = append(c.Lines, Line{SKU: sku, Qty: qty})
}

// Remove takes a product out of the cart.
func (c *Cart) Remove(sku string) {
	for i, l := range c.Lines {
		if l.SKU == sku {
			c.Lines = append(c.Lines[:i], c.Lines[i+1:]...)
			return
		}
	}
}

// Store keeps carts by the id in the customer's cookie. The cart of an unknown
// id is empty.
type Store interface {
	Load(ctx context.Context, id string) (Cart, error)
	Save(ctx context.Context, id string, c Cart) error
	Delete(ctx context.Context, id string) error
}

// Service changes carts.
type Service struct {
	store Store
}

// NewService returns a service for the carts in store.
func NewService(store Store) *Service { return &Service{store: store} }

// Get returns a cart.
func (s *Service) Get(ctx context.Context, id string) (Cart, error) {
	return s.store.Load(ctx, id)
}

// Update loads a cart, changes it and stores it again.
func (s *Service) Update(ctx context.Context, id string, change func(*Cart)) (Cart, error) {
	c, err := s.store.Load(ctx, id)
	if err != nil {
		return Cart{}, err
	}
	change(&c)
	return c, s.store.Save(ctx, id, c)
}

// Clear empties a cart.
func (s *Service) Clear(ctx context.Context, id string) error {
	return s.store.Delete(ctx, id)
}
