// Package checkout turns carts into paid orders.
package checkout

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"

	"example.com/shop/internal/cart"
	"example.com/shop/internal/catalog"
	"example.com/shop/internal/live"
	"example.com/shop/internal/metrics"
	"example.com/shop/internal/notify"
	"example.com/shop/internal/orders"
	"example.com/shop/internal/pricing"
	"example.com/shop/internal/store"
)

// Errors that customers can do something about.
var (
	ErrEmptyCart  = errors.New("the cart is empty")
	ErrOutOfStock = errors.New("not enough in stock")
)

// Parts are what a checkout is made of.
type Parts struct {
	Carts      *cart.Service
	Catalog    *catalog.Service
	Promotions *catalog.Promotions
	Products   *store.Products
	Orders     *store.Orders
	Taxes      *pricing.Taxes
	Coupons    *Coupons
	GiftCards  *GiftCards
	Gateway    *Gateway
	Warehouse  *Warehouse
	Mailer     *notify.Mailer
	Hooks      *notify.Hooks
	Stock      *live.Hub
	Statsd     metrics.Statsd
}

// Service places orders.
type Service struct {
	Parts
	locks *keyLocks // one for each product
}

// NewService returns a checkout made of the given parts.
func NewService(p Parts) *Service {
	return &Service{Parts: p, locks: newKeyLocks()}
}

// Request asks for the order of a cart.
type Request struct {
	CartID   string
	Customer string
	Email    string
	Country  string `json:"country" binding:"required,len=2"`
	VAT      string `json:"vat"`
	GiftCard string `json:"gift_card"`
}

// Place charges the customer for the cart and stores the order.
func (s *Service) Place(ctx context.Context, r Request) (store.Order, error) {
	c, err := s.Carts.Get(ctx, r.CartID)
	if err != nil {
		return store.Order{}, err
	}
	if len(c.Lines) == 0 {
		return store.Order{}, ErrEmptyCart
	}
	order := store.Order{
		ID: uuid.NewString(), Number: orders.NextNumber(), Customer: r.Customer, Email: r.Email,
		Status: "pending", Created: time.Now(),
	}
	if err := s.price(ctx, &order, c, r); err != nil {
		return store.Order{}, err
	}
	for i, l := range order.Lines {
		if err := s.take(ctx, l.SKU, l.Qty); err != nil {
			s.putBack(ctx, order.Lines[:i])
			return store.Order{}, err
		}
	}
	order.PaymentRef, err = s.Gateway.Charge(ctx, order.ID, order.Total)
	if err != nil {
		s.putBack(ctx, order.Lines)
		return store.Order{}, err
	}
	if _, err := s.Orders.Create(ctx, order); err != nil {
		return store.Order{}, fmt.Errorf("storing order %s: %w", order.Number, err)
	}

	metrics.OrderPlaced()
	go s.Statsd.Count("orders_placed", 1)
	go s.Warehouse.Announce(context.WithoutCancel(ctx), order)
	s.Mailer.Send(order.Email, "Your order "+order.Number, fmt.Sprintf("Thank you! We charged %d cents.", order.Total))
	s.Hooks.OrderPlaced(ctx, order)
	return order, s.Carts.Clear(ctx, r.CartID)
}

// price fills in the lines and the total of an order.
func (s *Service) price(ctx context.Context, order *store.Order, c cart.Cart, r Request) error {
	for _, l := range c.Lines {
		p, err := s.Catalog.Product(ctx, l.SKU)
		if err != nil {
			return fmt.Errorf("product %q: %w", l.SKU, err)
		}
		price := p.Price * int64(100-s.Promotions.Percent(p.Category)) / 100
		order.Lines = append(order.Lines, store.OrderLine{SKU: l.SKU, Qty: l.Qty, Price: price})
		order.Total += price * int64(l.Qty)
	}
	if c.Coupon != "" {
		percent, err := s.Coupons.Redeem(ctx, c.Coupon)
		if err != nil {
			return err
		}
		order.Total -= order.Total * percent / 100
	}
	if !pricing.ValidVAT(r.VAT) {
		tax, err := s.Taxes.On(ctx, r.Country, order.Total)
		if err != nil {
			return err
		}
		order.Total += tax
	}
	if r.GiftCard != "" {
		paid, err := s.GiftCards.Redeem(ctx, r.GiftCard, order.Total)
		if err != nil {
			return err
		}
		order.Total -= paid
	}
	return nil
}
