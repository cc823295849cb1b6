package cart_test

import (
	"context"
	"errors"
	"testing"

	"example.com/shop/internal/cart"
	"example.com/shop/internal/cart/carttest"
)

func TestUpdate(t *testing.T) {
	store := &carttest.Store{}
	carts := cart.NewService(store)
	for _, qty := range []int{2, 3} {
		if _, err := carts.Update(context.Background(), "c1", func(c *cart.Cart) { c.Add("tea", qty) }); err != nil {
			t.Fatal(err)
		}
	}
	got := store.Carts["c1"].Lines
	if len(got) != 1 || got[0].Qty != 5 {
		t.Errorf("lines = %v, want one with 5 pieces", got)
	}
	if store.Saves != 2 {
		t.Errorf("saved %d times, want 2", store.Saves)
	}
}

func TestUpdateFails(t *testing.T) {
	want := errors.New("store down")
	carts := cart.NewService(&carttest.Store{Err: want})
	if _, err := carts.Update(context.Background(), "c1", func(*cart.Cart) {}); !errors.Is(err, want) {
		t.Errorf("err = %v, want %v", err, want)
	}
}

func TestRemove(t *testing.T) {
	c := cart.Cart{Lines: []cart.Line{{SKU: "a", Qty: 1}, {SKU: "b", Qty: 1}}}
	c.Remove("a")
	if len(c.Lines) != 1 || c.Lines[0].SKU != "b" {
		t.Errorf("lines = %v, want only b", c.Lines)
	}
}
