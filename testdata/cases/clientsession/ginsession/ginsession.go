// Package ginsession keeps what visitors have looked at in a session that is a cookie.
package ginsession

import (
	"encoding/gob"
	"net/http"

	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/cookie"
	"github.com/gin-gonic/gin"
)

// New returns the routes; key signs the cookie.
func New(key string) *gin.Engine {
	gob.Register([]string(nil))
	r := gin.New()
	r.Use(sessions.Sessions("shop", cookie.NewStore([]byte(key))))
	r.POST("/recent/:sku", look)
	return r
}

func look(c *gin.Context) {
	s := sessions.Default(c)
	recent, _ := s.Get("recent").([]string)
	s.Set("recent", append(recent, c.Param("sku"))) // want "look keeps a list that can grow without a bound in a session that travels in the cookie \\(reached from POST /recent/:sku.*\\[clientsession\\]"
	if err := s.Save(); err != nil {
		c.AbortWithError(http.StatusInternalServerError, err)
	}
}
