// Package draftcookie lets the browser keep a half-written order.
package draftcookie

import (
	"encoding/base64"
	"encoding/json"
	"net/http"

	"github.com/gin-gonic/gin"
)

type draft struct {
	Address string   `json:"address"`
	Notes   []string `json:"notes"`
}

func save(c *gin.Context) {
	var in draft
	if err := c.ShouldBindJSON(&in); err != nil {
		c.AbortWithError(http.StatusBadRequest, err)
		return
	}
	data, err := json.Marshal(in)
	if err != nil {
		c.AbortWithError(http.StatusInternalServerError, err)
		return
	}
	c.SetCookie("draft", base64.RawURLEncoding.EncodeToString(data), 86400, "/", "", true, true) // want "save keeps a list that can grow without a bound in a cookie \\(reached from PUT /draft.*about 4096 bytes.*keep the data in a shared store and only its key in the cookie.*\\[clientsession\\]"
}

// Register adds the route.
func Register(r *gin.Engine) { r.PUT("/draft", save) }
