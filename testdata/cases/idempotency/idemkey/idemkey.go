// Package idemkey answers a repeated request like the first one.
package idemkey

import (
	"net/http"
	"sync"

	"github.com/gin-gonic/gin"
)

// Orders places orders.
type Orders interface {
	Place(sku string, qty string) (id string, err error)
}

// Register adds the route.
func Register(r *gin.Engine, orders Orders) {
	r.POST("/orders", once(), func(c *gin.Context) {
		id, err := orders.Place(c.PostForm("sku"), c.PostForm("qty"))
		if err != nil {
			c.AbortWithError(http.StatusInternalServerError, err)
			return
		}
		c.Set("order", id)
		c.String(http.StatusCreated, id)
	})
}

// once lets a request with an idempotency key through if the key is new.
func once() gin.HandlerFunc {
	var answers sync.Map // want "once.answers keeps the keys of what was handled already in this process's memory \\(written by .*a repetition that reaches another instance.*\\[idempotency\\]"
	return func(c *gin.Context) {
		key := c.GetHeader("Idempotency-Key")
		if key == "" {
			c.Next()
			return
		}
		if old, ok := answers.Load(key); ok {
			c.String(http.StatusOK, old.(string))
			c.Abort()
			return
		}
		c.Next()
		answers.Store(key, c.GetString("order"))
	}
}
