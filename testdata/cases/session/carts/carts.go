// Package carts keeps what visitors want to buy.
package carts

import (
	"encoding/json"
	"net/http"
	"time"

	"github.com/go-chi/chi/v5"

	"example.com/cases/session/carts/ttl"
)

// A Line is a product and how many of it.
type Line struct {
	SKU string `json:"sku"`
	Qty int    `json:"qty"`
}

// Carts are the carts of all visitors.
type Carts struct {
	open *ttl.Map[[]Line] // want "Carts.open keeps shopping carts in this process's memory .*POST /cart/items.*finds an empty cart; keep them in the database.*\\[session\\]"
}

// New returns carts that are forgotten after two hours.
func New() *Carts { return &Carts{open: ttl.New[[]Line](2 * time.Hour)} }

// Routes registers the handlers.
func (c *Carts) Routes(r chi.Router) {
	r.Get("/cart", c.show)
	r.Post("/cart/items", c.add)
}

func (c *Carts) show(w http.ResponseWriter, r *http.Request) {
	json.NewEncoder(w).Encode(c.open.Get(visitor(r)))
}

func (c *Carts) add(w http.ResponseWriter, r *http.Request) {
	var l Line
	if err := json.NewDecoder(r.Body).Decode(&l); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	id := visitor(r)
	c.open.Put(id, append(c.open.Get(id), l))
}

func visitor(r *http.Request) string {
	c, err := r.Cookie("visitor")
	if err != nil {
		return ""
	}
	return c.Value
}
