package httpapi

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// liveEndpoint tells browsers where to open their socket.
func (a *API) liveEndpoint(c *gin.Context) {
	c.JSON(http.StatusOK, gin.H{"url": "ws://" + a.Instance + "/api/live/stock"})
}

// health tells the orchestrator that this process is well.
func (a *API) health(c *gin.Context) {
	if err := a.DB.PingContext(c.Request.Context()); err != nil {
		fail(c, err)
		return
	}
	c.JSON(http.StatusOK, gin.H{"status": "ok", "host": a.Instance})
}
