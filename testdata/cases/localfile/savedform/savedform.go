// Package savedform lets gin save what comes with a form.
package savedform

import (
	"net/http"
	"path/filepath"

	"github.com/gin-gonic/gin"
)

// Register adds the returns to r.
func Register(r *gin.Engine, dir string) {
	r.POST("/returns/:number/photo", func(c *gin.Context) {
		photo, err := c.FormFile("photo")
		if err != nil {
			c.AbortWithStatus(http.StatusBadRequest)
			return
		}
		to := filepath.Join(dir, filepath.Base(c.Param("number"))+".jpg")
		if err := c.SaveUploadedFile(photo, to); err != nil { // want "Register writes files to this instance's disk .*POST /returns/:number/photo.*\\[localfile\\]"
			c.AbortWithStatus(http.StatusInternalServerError)
		}
	})
}
