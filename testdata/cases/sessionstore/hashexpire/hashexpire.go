// Package hashexpire keeps each session in a hash and lets it expire.
package hashexpire

import (
	"net/http"
	"time"

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

func (a *Auth) login(c *gin.Context) {
	ctx, key := c.Request.Context(), "sess:"+uuid.NewString()
	if err := a.rdb.HSet(ctx, key, "user", c.PostForm("user")).Err(); err != nil {
		c.AbortWithError(http.StatusServiceUnavailable, err)
		return
	}
	if err := a.rdb.Expire(ctx, key, 12*time.Hour).Err(); err != nil {
		c.AbortWithError(http.StatusServiceUnavailable, err)
	}
}

// Register adds the route.
func (a *Auth) Register(r *gin.Engine) { r.POST("/login", a.login) }
