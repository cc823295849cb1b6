// Package eventbus tells open order pages of what happens to the order.
package eventbus

import (
	"fmt"
	"net/http"
	"slices"
	"sync"

	"github.com/gin-gonic/gin"
)

type event struct{ order, text string }

type listener struct{ call func(event) }

// A bus calls everybody who has subscribed to an order.
type bus struct {
	mu          sync.Mutex
	subscribers map[string][]*listener // want "bus.subscribers keeps the subscribers that listen in this process \\(written by GET /orders/:id/events.*\\[liveconn\\]"
}

func (b *bus) subscribe(order string, f func(event)) (cancel func()) {
	l := &listener{f}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.subscribers[order] = append(b.subscribers[order], l)
	return func() {
		b.mu.Lock()
		defer b.mu.Unlock()
		b.subscribers[order] = slices.DeleteFunc(b.subscribers[order], func(o *listener) bool { return o == l })
	}
}

func (b *bus) publish(e event) {
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, l := range b.subscribers[e.order] {
		l.call(e)
	}
}

// Routes adds the routes of orders.
func Routes(r *gin.Engine) {
	b := &bus{subscribers: make(map[string][]*listener)}
	r.GET("/orders/:id/events", func(c *gin.Context) {
		events := make(chan event, 8)
		defer b.subscribe(c.Param("id"), func(e event) { events <- e })()
		for {
			select {
			case <-c.Request.Context().Done():
				return
			case e := <-events:
				fmt.Fprintf(c.Writer, "data: %s\n\n", e.text)
				c.Writer.Flush()
			}
		}
	})
	r.POST("/orders/:id/status", func(c *gin.Context) {
		b.publish(event{c.Param("id"), c.PostForm("status")})
		c.Status(http.StatusNoContent)
	})
}
