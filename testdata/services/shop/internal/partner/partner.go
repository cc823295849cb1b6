// Package partner lets resellers read the catalogue.
package partner

import (
	"crypto/subtle"
	"errors"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

// ErrWrongSecret is returned for a login with a wrong secret.
var ErrWrongSecret = errors.New("wrong secret")

// Cookie is the name of the cookie with a partner's token.
const Cookie = "partner"

// Tokens signs and checks the tokens of partners.
type Tokens struct {
	secret []byte
}

// NewTokens returns tokens signed with a secret that the partners know.
func NewTokens(secret string) *Tokens { return &Tokens{secret: []byte(secret)} }

// Login returns a token that is valid for a month.
func (t *Tokens) Login(name, secret string) (string, error) {
	if subtle.ConstantTimeCompare([]byte(secret), t.secret) == 0 {
		return "", ErrWrongSecret
	}
	return jwt.NewWithClaims(jwt.SigningMethodHS256, jwt.RegisteredClaims{
		Subject:   name,
		ExpiresAt: jwt.NewNumericDate(time.Now().AddDate(0, 1, 0)),
	}).SignedString(t.secret)
}

// Verify returns the name of the partner that a token belongs to.
func (t *Tokens) Verify(token string) (string, error) {
	var claims jwt.RegisteredClaims
	_, err := jwt.ParseWithClaims(token, &claims, func(*jwt.Token) (any, error) { return t.secret, nil },
		jwt.WithValidMethods([]string{"HS256"}))
	return claims.Subject, err
}
