// Package theme remembers how a visitor likes the site to look.
package theme

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// Register adds the route.
func Register(r *gin.Engine) {
	r.PUT("/theme/:name", func(c *gin.Context) {
		switch name := c.Param("name"); name {
		case "light", "dark":
			c.SetCookie("theme", name, 365*86400, "/", "", false, false)
		default:
			c.AbortWithStatus(http.StatusBadRequest)
		}
	})
}
