package httpapi

import (
	"io"
	"net/http"

	"github.com/gin-gonic/gin"

	"example.com/shop/internal/checkout"
	"example.com/shop/internal/store"
)

func (a *API) placeOrder(c *gin.Context) {
	in := checkout.Request{CartID: cartID(c), Customer: user(c).UserID, Email: user(c).Email}
	if !bind(c, &in) {
		return
	}
	order, err := a.Checkout.Place(c.Request.Context(), in)
	reply(c, http.StatusCreated, order, err)
}

// find returns the order that the customer asks for. If there is none, it
// answers the request and reports false.
func (a *API) find(c *gin.Context) (store.Order, bool) {
	order, err := a.Orders.Get(c.Request.Context(), user(c).UserID, c.Param("id"))
	if err != nil {
		fail(c, err)
	}
	return order, err == nil
}

func (a *API) order(c *gin.Context) {
	if order, ok := a.find(c); ok {
		c.JSON(http.StatusOK, order)
	}
}

func (a *API) invoice(c *gin.Context) {
	order, ok := a.find(c)
	if !ok {
		return
	}
	if err := a.Invoices.Write(order); err != nil {
		fail(c, err)
		return
	}
	c.File(a.Invoices.Path(order.ID))
}

func (a *API) receipt(c *gin.Context) {
	order, ok := a.find(c)
	if !ok {
		return
	}
	address, err := a.Receipts.Publish(c.Request.Context(), order)
	reply(c, http.StatusCreated, gin.H{"url": address}, err)
}

func (a *API) refund(c *gin.Context) {
	order, ok := a.find(c)
	if !ok {
		return
	}
	reply(c, http.StatusNoContent, nil, a.Refunds.Refund(c.Request.Context(), order))
}

func (a *API) paymentEvent(c *gin.Context) {
	body, err := io.ReadAll(http.MaxBytesReader(c.Writer, c.Request.Body, 1<<16))
	if err != nil {
		refuse(c, http.StatusBadRequest, err.Error())
		return
	}
	reply(c, http.StatusNoContent, nil, a.Webhook.Receive(c.Request.Context(), body, c.GetHeader("X-Signature")))
}
