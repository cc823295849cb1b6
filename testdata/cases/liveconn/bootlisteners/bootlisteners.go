// Package bootlisteners calls what was registered before the service answered
// its first request.
package bootlisteners

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

type placed struct{ Number string }

// Orders takes orders.
type Orders struct {
	listeners []func(placed)
}

// OnPlaced adds a listener. Main calls it while it wires the service.
func (o *Orders) OnPlaced(f func(placed)) { o.listeners = append(o.listeners, f) }

func (o *Orders) place(c *gin.Context) {
	for _, f := range o.listeners {
		f(placed{c.PostForm("number")})
	}
	c.Status(http.StatusCreated)
}

// Routes wires orders.
func Routes(r *gin.Engine, audit func(string)) {
	o := &Orders{}
	o.OnPlaced(func(p placed) { audit(p.Number) })
	r.POST("/orders", o.place)
}
