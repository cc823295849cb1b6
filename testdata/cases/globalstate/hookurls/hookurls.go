// Package hookurls lets partners name the URLs that are told of new orders.
package hookurls

import (
	"net/http"
	"slices"
	"sync"

	"github.com/gin-gonic/gin"
)

// Hooks are the URLs of partners.
type Hooks struct {
	mu   sync.Mutex
	urls []string // want "Hooks.urls keeps a list of strings in this process's memory \\(written by POST /hooks.*keep it in the database.*\\[globalstate\\]"
}

// Routes adds the partners' routes.
func (h *Hooks) Routes(r gin.IRouter) {
	r.POST("/hooks", h.add)
	r.GET("/hooks", h.list)
}

func (h *Hooks) add(c *gin.Context) {
	var in struct {
		URL string `json:"url" binding:"required,url"`
	}
	if err := c.ShouldBindJSON(&in); err != nil {
		c.AbortWithStatus(http.StatusBadRequest)
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if !slices.Contains(h.urls, in.URL) {
		h.urls = append(h.urls, in.URL)
	}
	c.Status(http.StatusCreated)
}

func (h *Hooks) list(c *gin.Context) {
	h.mu.Lock()
	defer h.mu.Unlock()
	c.JSON(http.StatusOK, h.urls)
}
