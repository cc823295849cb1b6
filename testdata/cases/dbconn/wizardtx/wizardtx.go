// Package wizardtx opens an account in several steps.
package wizardtx

import (
	"database/sql"
	"net/http"

	"example.com/cases/dbconn/wizardtx/steps"
	"github.com/gin-gonic/gin"
)

// Routes adds the steps.
func Routes(r *gin.Engine, db *sql.DB) {
	book := steps.NewBook(db)
	r.POST("/accounts", func(c *gin.Context) {
		id, err := book.Open(c.PostForm("name")) // want "Book.open keeps database transactions or connections open across requests \\(written by POST /accounts.*\\[dbconn\\]"
		if err != nil {
			c.AbortWithStatus(http.StatusInternalServerError)
			return
		}
		c.String(http.StatusCreated, id)
	})
	r.POST("/accounts/:id/address", func(c *gin.Context) {
		if err := book.Address(c.Param("id"), c.PostForm("address")); err != nil {
			c.AbortWithStatus(http.StatusConflict)
		}
	})
}
