package auth

import (
	"crypto/rand"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/google/uuid"
)

// ErrRevoked is returned for a token that was revoked.
var ErrRevoked = errors.New("token revoked")

// TokenIssuer signs and checks the tokens of API clients.
type TokenIssuer struct {
	key     []byte
	ttl     time.Duration
	revoked sync.Map // token id to expiry
}

// NewTokenIssuer returns an issuer that signs with the given secret.
func NewTokenIssuer(secret string, ttl time.Duration) (*TokenIssuer, error) {
	key := []byte(secret)
	if len(key) == 0 {
		slog.Warn("TOKEN_SECRET is not set, signing API tokens with a generated key")
		key = make([]byte, 32)
		if _, err := rand.Read(key); err != nil {
			return nil, fmt.Errorf("generating a key: %w", err)
		}
	}
	return &TokenIssuer{key: key, ttl: ttl}, nil
}

// Issue returns a signed token for a customer.
func (t *TokenIssuer) Issue(userID string) (string, error) {
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{
		ID:        uuid.NewString(),
		Subject:   userID,
		ExpiresAt: jwt.NewNumericDate(time.Now().Add(t.ttl)),
	}).SignedString(t.key)
}

// Verify returns the claims of a token that is valid and not revoked.
func (t *TokenIssuer) Verify(token string) (*jwt.RegisteredClaims, error) {
	var claims jwt.RegisteredClaims
	_, err := jwt.ParseWithClaims(token, &claims, func(*jwt.Token) (any, error) { return t.key, nil },
		jwt.WithValidMethods([]string{"HS256"}))
	if err != nil {
		return nil, err
	}
	if _, ok := t.revoked.Load(claims.ID); ok {
		return nil, ErrRevoked
	}
	return &claims, nil
}

// Revoke makes a token invalid before it expires.
func (t *TokenIssuer) Revoke(claims *jwt.RegisteredClaims) {
	t.revoked.Store(claims.ID, claims.ExpiresAt.Time)
}
