package httpapi

import (
	"errors"
	"log/slog"
	"net/http"

	"github.com/gin-gonic/gin"

	"example.com/shop/internal/auth"
	"example.com/shop/internal/checkout"
	"example.com/shop/internal/store"
)

// statuses maps errors to the status they are answered with.
var statuses = map[error]int{
	store.ErrNotFound:           http.StatusNotFound,
	auth.ErrUnknownState:        http.StatusBadRequest,
	auth.ErrUnknownToken:        http.StatusUnauthorized,
	checkout.ErrEmptyCart:       http.StatusBadRequest,
	checkout.ErrOutOfStock:      http.StatusConflict,
	checkout.ErrInvalidCode:     http.StatusBadRequest,
	checkout.ErrBadSignature:    http.StatusForbidden,
	checkout.ErrAlreadyRefunded: http.StatusConflict,
}

// bind reads the body of a request. If it is malformed, it answers the request
// and reports false.
func bind(c *gin.Context, v any) bool {
	if err := c.ShouldBindJSON(v); err != nil {
		refuse(c, http.StatusBadRequest, err.Error())
		return false
	}
	return true
}

// reply answers a request with v, which may be nil, or with err if there is one.
func reply(c *gin.Context, status int, v any, err error) {
	switch {
	case err != nil:
		fail(c, err)
	case v == nil:
		c.Status(status)
	default:
		c.JSON(status, v)
	}
}

// fail answers a request with an error.
func fail(c *gin.Context, err error) {
	for target, status := range statuses {
		if errors.Is(err, target) {
			c.AbortWithStatusJSON(status, gin.H{"error": target.Error()})
			return
		}
	}
	slog.ErrorContext(c.Request.Context(), "request failed", "path", c.Request.URL.Path, "err", err)
	c.AbortWithStatusJSON(http.StatusInternalServerError, gin.H{"error": "internal error"})
}

// refuse answers a request that cannot be served as it is.
func refuse(c *gin.Context, status int, reason string) {
	c.AbortWithStatusJSON(status, gin.H{"error": reason})
}
