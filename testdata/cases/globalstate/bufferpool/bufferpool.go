// Package bufferpool renders labels.
package bufferpool

import (
	"bytes"
	"net/http"
	"sync"

	"github.com/gin-gonic/gin"
)

var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

func label(c *gin.Context) {
	b := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(b)
	b.Reset()
	b.WriteString("To: ")
	b.WriteString(c.PostForm("to"))
	c.Data(http.StatusOK, "text/plain", b.Bytes())
}

// Routes adds the routes of labels.
func Routes(r *gin.Engine) { r.POST("/labels", label) }
