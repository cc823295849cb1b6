// Package rediscache keeps rendered pages in a cache that all instances share.
package rediscache

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"
)

// Cache is a cache of pages.
type Cache struct {
	rdb    redis.Cmdable
	render func(path string) ([]byte, error)
}

// New returns a cache in rdb.
func New(rdb redis.Cmdable, render func(path string) ([]byte, error)) *Cache {
	return &Cache{rdb, render}
}

func (p *Cache) page(c *gin.Context) {
	key := "page:" + c.Param("path")
	if b, err := p.rdb.Get(c.Request.Context(), key).Bytes(); err == nil {
		c.Data(http.StatusOK, "text/html", b)
		return
	}
	b, err := p.render(c.Param("path"))
	if err != nil {
		c.AbortWithError(http.StatusInternalServerError, err)
		return
	}
	p.rdb.Set(c.Request.Context(), key, b, time.Minute)
	c.Data(http.StatusOK, "text/html", b)
}

// Register adds the route.
func (p *Cache) Register(r *gin.Engine) { r.GET("/pages/*path", p.page) }
