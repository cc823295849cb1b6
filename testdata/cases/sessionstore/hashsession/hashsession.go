// Package hashsession keeps each session in a hash.
package hashsession

import (
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"
)

// Auth signs people in.
type Auth struct {
	rdb *redis.ClusterClient
}

// New returns the login on the given cluster.
func New(rdb *redis.ClusterClient) *Auth { return &Auth{rdb} }

func sessionKey(id string) string { return "sess:" + id }

func (a *Auth) login(c *gin.Context) {
	id := uuid.NewString()
	if err := a.rdb.HSet(c.Request.Context(), sessionKey(id), "user", c.PostForm("user"), "lang", c.PostForm("lang")).Err(); err != nil { // want "Auth.login writes sessions to the shared store without an expiry \\(reached from POST /login.*\\[sessionstore\\]"
		c.AbortWithError(http.StatusServiceUnavailable, err)
		return
	}
	c.SetCookie("sid", id, 0, "/", "", true, true)
}

// Register adds the route.
func (a *Auth) Register(r *gin.Engine) { r.POST("/login", a.login) }
