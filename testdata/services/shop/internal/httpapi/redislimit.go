package httpapi

import (
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"
)

// redisLimit limits the requests of each address in a minute.
type redisLimit struct {
	rdb       *redis.Client
	perMinute int64
}

func newRedisLimit(rdb *redis.Client, perMinute int64) *redisLimit {
	return &redisLimit{rdb: rdb, perMinute: perMinute}
}

func (l *redisLimit) middleware(c *gin.Context) {
	key := "limit:" + c.ClientIP() + time.Now().Format("1504")
	n, err := l.rdb.Incr(c.Request.Context(), key).Result()
	if err != nil {
		fail(c, err)
		return
	}
	if n == 1 {
		l.rdb.Expire(c.Request.Context(), key, time.Minute)
	}
	if n > l.perMinute {
		c.AbortWithStatusJSON(http.StatusTooManyRequests, gin.H{"error": "slow down"})
	}
}
