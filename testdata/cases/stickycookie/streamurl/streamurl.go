// Package streamurl tells clients at which machine to open their stream.
package streamurl

import (
	"net"
	"net/http"
	"os"

	"github.com/gin-gonic/gin"
)

// Streams hands out addresses of streams.
type Streams struct{ addr string }

// NewStreams returns the streams of this pod.
func NewStreams(port string) *Streams {
	return &Streams{addr: net.JoinHostPort(os.Getenv("POD_IP"), port)}
}

// Register adds the routes to r.
func (s *Streams) Register(r *gin.Engine) {
	r.POST("/streams", s.open)
}

func (s *Streams) open(c *gin.Context) { // want "Streams.open answers with a URL of this very instance .*POST /streams.*\\[stickycookie\\]"
	answer(c, gin.H{"url": "wss://" + s.addr + "/stream", "retry": 3})
}

func answer(c *gin.Context, body gin.H) { c.JSON(http.StatusOK, body) }
