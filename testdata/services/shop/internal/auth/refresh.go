package auth

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"

	"github.com/redis/go-redis/v9"
)

// ErrUnknownToken is returned for a refresh token that was never issued or was used.
var ErrUnknownToken = errors.New("unknown refresh token")

// RefreshTokens exchanges long-lived tokens for new API tokens.
type RefreshTokens struct {
	rdb *redis.Client
}

// NewRefreshTokens returns the refresh tokens kept in rdb.
func NewRefreshTokens(rdb *redis.Client) *RefreshTokens { return &RefreshTokens{rdb: rdb} }

// Issue returns a new refresh token for a customer.
func (r *RefreshTokens) Issue(ctx context.Context, userID string) (string, error) {
	token := rand.Text()
	if err := r.rdb.Set(ctx, "refresh:"+token, userID, 0).Err(); err != nil {
		return "", fmt.Errorf("storing a refresh token: %w", err)
	}
	return token, nil
}

// Redeem uses a refresh token up and returns the customer it was issued for.
func (r *RefreshTokens) Redeem(ctx context.Context, token string) (string, error) {
	userID, err := r.rdb.GetDel(ctx, "refresh:"+token).Result()
	if errors.Is(err, redis.Nil) {
		return "", ErrUnknownToken
	}
	return userID, err
}
