// Package publicurl sends clients to the address of the whole service.
package publicurl

import (
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
)

// Links makes links to this service.
type Links struct{ base string }

// NewLinks returns links to the public address, which is configured.
func NewLinks() *Links { return &Links{base: "https://" + os.Getenv("PUBLIC_HOST")} }

// Register adds the routes to r.
func (l *Links) Register(r *gin.Engine) {
	r.GET("/socket", func(c *gin.Context) { c.JSON(http.StatusOK, gin.H{"url": l.base + "/ws"}) })
	r.GET("/old", func(c *gin.Context) { c.Redirect(http.StatusMovedPermanently, l.base+"/new") })
}
