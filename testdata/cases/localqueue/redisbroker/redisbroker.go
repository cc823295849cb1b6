// Package redisbroker puts mails into a stream of Redis before it answers.
package redisbroker

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"
)

type signup struct{ rdb *redis.Client }

func (s *signup) create(c *gin.Context) {
	err := s.rdb.XAdd(c, &redis.XAddArgs{Stream: "mails", Values: map[string]any{"to": c.PostForm("email"), "text": "Welcome!"}}).Err()
	if err != nil {
		c.AbortWithStatus(http.StatusBadGateway)
		return
	}
	c.Status(http.StatusCreated)
}

// Routes adds the routes of accounts.
func Routes(r *gin.Engine, rdb *redis.Client) {
	s := &signup{rdb: rdb}
	r.POST("/accounts", s.create)
}
