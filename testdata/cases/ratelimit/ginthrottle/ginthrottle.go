// Package ginthrottle is a middleware that caps the requests of one service.
package ginthrottle

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"golang.org/x/time/rate"
)

// interval is the time between two quotations.
const interval = 200 * time.Millisecond

// Quotes answers with prices.
type Quotes struct {
	limiter *rate.Limiter // want "Quotes.limiter keeps a rate limit in this process's memory .*N × 1 request in 200ms.*\\[ratelimit\\]"
	price   func(symbol string) (float64, error)
}

// NewQuotes returns a service that asks price.
func NewQuotes(price func(string) (float64, error)) *Quotes {
	return &Quotes{limiter: rate.NewLimiter(rate.Every(interval), 3), price: price}
}

// Register adds the routes to r.
func (q *Quotes) Register(r *gin.Engine) {
	r.GET("/quotes/:symbol", q.limit, q.quote)
}

func (q *Quotes) limit(c *gin.Context) {
	if !q.limiter.Allow() {
		c.AbortWithStatus(http.StatusTooManyRequests)
	}
}

func (q *Quotes) quote(c *gin.Context) {
	price, err := q.price(c.Param("symbol"))
	if err != nil {
		c.AbortWithStatus(http.StatusNotFound)
		return
	}
	c.JSON(http.StatusOK, gin.H{"price": price})
}
