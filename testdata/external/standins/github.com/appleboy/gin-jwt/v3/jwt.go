// Package jwt stands in for github.com/appleboy/gin-jwt/v3.
package jwt

import (
	"github.com/appleboy/gin-jwt/v3/core"
	"github.com/gin-gonic/gin"
)

// GinJWTMiddleware issues and checks tokens.
type GinJWTMiddleware struct {
	Realm             string
	Key               []byte
	RefreshTokenStore core.TokenStore
	UseRedisStore     bool
}

// New checks the middleware and fills in its defaults.
func New(m *GinJWTMiddleware) (*GinJWTMiddleware, error) { return m, nil }

// LoginHandler logs in.
func (mw *GinJWTMiddleware) LoginHandler(c *gin.Context) {}
