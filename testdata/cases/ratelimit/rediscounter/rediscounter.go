// Package rediscounter counts by hand, in Redis.
package rediscounter

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"
)

const (
	most   = 10
	window = time.Minute
)

// Limit is a middleware that refuses the eleventh request of a minute.
func Limit(rdb *redis.Client) gin.HandlerFunc {
	return func(c *gin.Context) {
		key := "limit:" + c.ClientIP()
		n, err := rdb.Incr(c.Request.Context(), key).Result()
		if err != nil {
			return // rather let in than be closed
		}
		if n == 1 {
			rdb.Expire(c.Request.Context(), key, window)
		}
		if n > most {
			c.AbortWithStatus(http.StatusTooManyRequests)
		}
	}
}

// Register adds the subscription to r.
func Register(r *gin.Engine, rdb *redis.Client, subscribe gin.HandlerFunc) {
	r.POST("/subscribe", Limit(rdb), subscribe)
}
