// Package redisdata keeps links in Redis.
package redisdata

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"
)

// Register adds the links to r.
func Register(r *gin.Engine, rdb *redis.Client) {
	r.PUT("/links/:name", func(c *gin.Context) {
		if err := rdb.HSet(c.Request.Context(), "links", c.Param("name"), c.Query("to")).Err(); err != nil {
			c.AbortWithStatus(http.StatusInternalServerError)
		}
	})
	r.GET("/links/:name", func(c *gin.Context) {
		to, err := rdb.HGet(c.Request.Context(), "links", c.Param("name")).Result()
		if err != nil {
			c.AbortWithStatus(http.StatusNotFound)
			return
		}
		c.Redirect(http.StatusFound, to)
	})
}
