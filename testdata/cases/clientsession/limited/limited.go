// Package limited refuses drafts that a cookie cannot hold.
package limited

import (
	"encoding/base64"
	"encoding/json"
	"net/http"

	"github.com/gin-gonic/gin"
)

const most = 3000

type draft struct {
	Notes []string `json:"notes"`
}

// Register adds the route.
func Register(r *gin.Engine) {
	r.PUT("/draft", func(c *gin.Context) {
		var in draft
		if err := c.ShouldBindJSON(&in); err != nil {
			c.AbortWithError(http.StatusBadRequest, err)
			return
		}
		data, err := json.Marshal(in)
		if err != nil || len(data) > most {
			c.AbortWithStatus(http.StatusRequestEntityTooLarge)
			return
		}
		c.SetCookie("draft", base64.RawURLEncoding.EncodeToString(data), 86400, "/", "", true, true)
	})
}
