// Package ginmemstore uses gin's sessions with their in-memory store.
package ginmemstore

import (
	"net/http"

	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/memstore"
	"github.com/gin-gonic/gin"
)

// New returns the routes; key signs the cookie with the session's id.
func New(key string) *gin.Engine {
	r := gin.New()
	store := memstore.NewStore([]byte(key)) // want "New keeps sessions in this process's memory.*finds no session.*\\[session\\]"
	r.Use(sessions.Sessions("app", store))
	r.POST("/login", login)
	r.GET("/me", me)
	return r
}

func login(c *gin.Context) {
	s := sessions.Default(c)
	s.Set("user", c.PostForm("user"))
	if err := s.Save(); err != nil {
		c.AbortWithError(http.StatusInternalServerError, err)
		return
	}
	c.Status(http.StatusNoContent)
}

func me(c *gin.Context) {
	user, ok := sessions.Default(c).Get("user").(string)
	if !ok {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	c.String(http.StatusOK, user)
}
