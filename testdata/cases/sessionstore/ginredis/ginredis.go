// Package ginredis keeps gin's sessions in Redis, with everything in the source.
package ginredis

import (
	"fmt"
	"net/http"

	"github.com/gin-contrib/sessions"
	"github.com/gin-contrib/sessions/redis"
	"github.com/gin-gonic/gin"
)

// New returns the routes; key signs the cookie with the session's id.
func New(key string) (*gin.Engine, error) {
	store, err := redis.NewStore(10, "tcp", "localhost:6379", "", "hunter2", []byte(key)) // want "New keeps sessions in a store at localhost:6379, an address of the machine it runs on, with a password that is in the source.*whoever reads the source.*read the password from a secret store.*\\[sessionstore\\]"
	if err != nil {
		return nil, fmt.Errorf("connecting to redis: %w", err)
	}
	r := gin.New()
	r.Use(sessions.Sessions("app", store))
	r.POST("/login", func(c *gin.Context) {
		s := sessions.Default(c)
		s.Set("user", c.PostForm("user"))
		if err := s.Save(); err != nil {
			c.AbortWithError(http.StatusInternalServerError, err)
		}
	})
	return r, nil
}
