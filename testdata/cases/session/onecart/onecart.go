// Package onecart loads a cart, changes it and saves it, all in one request.
package onecart

import (
	"context"
	"encoding/json"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"
	"time"
)

type cart struct {
	Lines map[string]int `json:"lines"`
}

// Carts is the shop's access to carts.
type Carts struct {
	rdb redis.Cmdable
}

// NewCarts returns the carts in rdb.
func NewCarts(rdb redis.Cmdable) *Carts { return &Carts{rdb: rdb} }

func (s *Carts) load(ctx context.Context, id string) (*cart, error) {
	c := &cart{Lines: map[string]int{}}
	data, err := s.rdb.Get(ctx, "cart:"+id).Bytes()
	if err == redis.Nil {
		return c, nil
	}
	if err != nil {
		return nil, err
	}
	return c, json.Unmarshal(data, c)
}

func (s *Carts) add(c *gin.Context) {
	id, err := c.Cookie("cart")
	if err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	in, err := s.load(c.Request.Context(), id)
	if err != nil {
		c.AbortWithError(http.StatusInternalServerError, err)
		return
	}
	in.Lines[c.PostForm("sku")]++
	data, err := json.Marshal(in)
	if err != nil {
		c.AbortWithError(http.StatusInternalServerError, err)
		return
	}
	if err := s.rdb.Set(c.Request.Context(), "cart:"+id, data, 14*24*time.Hour).Err(); err != nil {
		c.AbortWithError(http.StatusInternalServerError, err)
	}
}

// Routes registers the handlers.
func (s *Carts) Routes(r gin.IRouter) { r.POST("/cart/items", s.add) }
