package httpapi

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"

	"example.com/shop/internal/cart"
)

// cartID returns the id of the visitor's cart and makes sure that there is one.
func cartID(c *gin.Context) string {
	id, err := c.Cookie("cart")
	if err != nil {
		id = uuid.NewString()
		c.SetCookie("cart", id, 14*24*3600, "/", "", false, true)
	}
	return id
}

func (a *API) cart(c *gin.Context) {
	got, err := a.Carts.Get(c.Request.Context(), cartID(c))
	reply(c, http.StatusOK, got, err)
}

// change updates the visitor's cart and answers with the result.
func (a *API) change(c *gin.Context, change func(*cart.Cart)) {
	got, err := a.Carts.Update(c.Request.Context(), cartID(c), change)
	reply(c, http.StatusOK, got, err)
}

type item struct {
	SKU string `json:"sku" binding:"required"`
	Qty int    `json:"qty" binding:"min=1,max=100"`
}

func (a *API) addItem(c *gin.Context) {
	var in item
	if !bind(c, &in) {
		return
	}
	if _, err := a.Catalog.Product(c.Request.Context(), in.SKU); err != nil {
		fail(c, err)
		return
	}
	a.change(c, func(cart *cart.Cart) { cart.Add(in.SKU, in.Qty) })
}

// addItems adds a list of products, each at most once.
func (a *API) addItems(c *gin.Context) {
	var in []item
	if !bind(c, &in) {
		return
	}
	seen := make(map[string]bool)
	a.change(c, func(cart *cart.Cart) {
		for _, it := range in {
			if seen[it.SKU] {
				continue
			}
			seen[it.SKU] = true
			cart.Add(it.SKU, it.Qty)
		}
	})
}

func (a *API) removeItem(c *gin.Context) {
	a.change(c, func(cart *cart.Cart) { cart.Remove(c.Param("sku")) })
}

func (a *API) setCoupon(c *gin.Context) {
	a.change(c, func(cart *cart.Cart) { cart.Coupon = c.Query("code") })
}

func (a *API) hold(c *gin.Context) {
	var in item
	if !bind(c, &in) {
		return
	}
	id, err := a.Checkout.Hold(c.Request.Context(), a.DB, in.SKU, in.Qty)
	reply(c, http.StatusCreated, gin.H{"reservation": id}, err)
}

// setTheme remembers how the visitor likes the shop to look.
func setTheme(c *gin.Context) {
	switch name := c.Param("name"); name {
	case "light", "dark":
		c.SetCookie("theme", name, 365*24*3600, "/", "", false, false)
		c.Status(http.StatusNoContent)
	default:
		refuse(c, http.StatusBadRequest, "no such theme")
	}
}
