// Package visits shows how often the page was looked at.
package visits

import (
	"net/http"
	"sync/atomic"

	"github.com/gin-gonic/gin"
)

// Register counts the requests of all routes that are added to r later, and
// shows their number.
func Register(r *gin.Engine) {
	var visits atomic.Int64 // want "visits keeps a count in this process's memory .*each instance has its own.*\\[globalstate\\]"
	r.Use(func(*gin.Context) { visits.Add(1) })
	r.GET("/stats", func(c *gin.Context) { c.JSON(http.StatusOK, gin.H{"visits": visits.Load()}) })
}
