// Package core stands in for github.com/appleboy/gin-jwt/v3/core.
package core

import "context"

// A TokenStore keeps refresh tokens.
type TokenStore interface {
	Delete(ctx context.Context, token string) error
}
