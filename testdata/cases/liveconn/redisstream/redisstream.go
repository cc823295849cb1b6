// Package redisstream shows how an order gets on, wherever its status changes.
package redisstream

import (
	"fmt"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/redis/go-redis/v9"
)

type orders struct{ rdb *redis.Client }

func (o *orders) watch(c *gin.Context) {
	sub := o.rdb.Subscribe(c, "order:"+c.Param("id"))
	defer sub.Close()
	for m := range sub.Channel() {
		if _, err := fmt.Fprintf(c.Writer, "data: %s\n\n", m.Payload); err != nil {
			return
		}
		c.Writer.Flush()
	}
}

func (o *orders) change(c *gin.Context) {
	if err := o.rdb.Publish(c, "order:"+c.Param("id"), c.PostForm("status")).Err(); err != nil {
		c.AbortWithStatus(http.StatusBadGateway)
	}
}

// Routes adds the routes of orders.
func Routes(r *gin.Engine, rdb *redis.Client) {
	o := &orders{rdb: rdb}
	r.GET("/orders/:id/events", o.watch)
	r.POST("/orders/:id/status", o.change)
}
