// Package userid keeps two numbers in a session that is a cookie.
package userid

import (
	"net/http"

	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/cookie"
	"github.com/gin-gonic/gin"
)

// New returns the routes; key signs the cookie.
func New(key string, find func(name, password string) (id int64, err error)) *gin.Engine {
	r := gin.New()
	r.Use(sessions.Sessions("shop", cookie.NewStore([]byte(key))))
	r.POST("/login", func(c *gin.Context) {
		id, err := find(c.PostForm("name"), c.PostForm("password"))
		if err != nil {
			c.AbortWithStatus(http.StatusUnauthorized)
			return
		}
		s := sessions.Default(c)
		s.Set("uid", id)
		s.Set("name", c.PostForm("name"))
		if err := s.Save(); err != nil {
			c.AbortWithError(http.StatusInternalServerError, err)
		}
	})
	return r
}
