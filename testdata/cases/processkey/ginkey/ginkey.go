// Package ginkey issues tokens of a gin service under a key made at start-up.
package ginkey

import (
	"crypto/rand"
	"net/http"

	"github.com/gin-gonic/gin"
	"github.com/golang-jwt/jwt/v5"
)

// Auth signs users in.
type Auth struct {
	secret string // want "Auth.secret holds a token-signing key that each process makes up.*\\[processkey\\]"
}

// Register adds the sign-in to r.
func Register(r *gin.Engine) {
	a := &Auth{secret: rand.Text()}
	r.POST("/signin", a.signIn)
	r.GET("/me", a.me)
}

func (a *Auth) signIn(c *gin.Context) {
	t := jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.MapClaims{"sub": c.PostForm("user")})
	signed, err := t.SignedString([]byte(a.secret))
	if err != nil {
		c.AbortWithStatus(http.StatusInternalServerError)
		return
	}
	c.JSON(http.StatusOK, gin.H{"token": signed})
}

func (a *Auth) me(c *gin.Context) {
	t, err := jwt.Parse(c.GetHeader("Authorization"), func(*jwt.Token) (any, error) { return []byte(a.secret), nil })
	if err != nil || !t.Valid {
		c.AbortWithStatus(http.StatusUnauthorized)
		return
	}
	c.JSON(http.StatusOK, t.Claims)
}
