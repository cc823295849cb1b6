// Package tickets hands out numbers at a counter.
package tickets

import (
	"net/http"
	"strconv"
	"sync"

	"github.com/gin-gonic/gin"
)

// Desk hands out tickets.
type Desk struct {
	mu   sync.Mutex
	next int // want "Desk.next counts up identifiers in this process .*POST /tickets.*\\[localid\\]"
}

// Register adds the desk to r.
func (d *Desk) Register(r *gin.Engine) {
	r.POST("/tickets", func(c *gin.Context) {
		c.JSON(http.StatusCreated, gin.H{"ticket": d.draw()})
	})
}

func (d *Desk) draw() string {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.next++
	return "T" + strconv.Itoa(d.next)
}
