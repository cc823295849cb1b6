// Package rendezvous fetches a page with a time limit of its own. The channel
// carries the answer back to the request that waits for it.
package rendezvous

import (
	"io"
	"net/http"
	"time"

	"github.com/gin-gonic/gin"
)

func fetch(url string, done chan<- []byte) {
	res, err := http.Get(url)
	if err != nil {
		done <- nil
		return
	}
	defer res.Body.Close()
	b, _ := io.ReadAll(res.Body)
	done <- b
}

func preview(c *gin.Context) {
	done := make(chan []byte, 1)
	go fetch(c.PostForm("url"), done)
	select {
	case b := <-done:
		c.Data(http.StatusOK, "text/html", b)
	case <-time.After(2 * time.Second):
		c.AbortWithStatus(http.StatusGatewayTimeout)
	}
}

// Routes adds the route of previews.
func Routes(r *gin.Engine) { r.POST("/previews", preview) }
