// Package jwtrevocable asks a shared list before it accepts a token.
package jwtrevocable

import (
	"context"
	"errors"
	"net/http"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/redis/go-redis/v9"
)

// Portal is what partners see.
type Portal struct {
	secret []byte
	rdb    redis.Cmdable
}

// New returns a portal that signs with secret.
func New(secret []byte, rdb redis.Cmdable) *Portal { return &Portal{secret, rdb} }

func (p *Portal) verify(ctx context.Context, token string) (*jwt.RegisteredClaims, error) {
	var c jwt.RegisteredClaims
	if _, err := jwt.ParseWithClaims(token, &c, func(*jwt.Token) (any, error) { return p.secret, nil }); err != nil {
		return nil, err
	}
	n, err := p.rdb.Exists(ctx, "revoked:"+c.ID).Result()
	if err != nil {
		return nil, err
	}
	if n > 0 {
		return nil, errors.New("revoked")
	}
	return &c, nil
}

func (p *Portal) logout(w http.ResponseWriter, r *http.Request) {
	cookie, err := r.Cookie("token")
	if err != nil {
		return
	}
	if c, err := p.verify(r.Context(), cookie.Value); err == nil {
		p.rdb.Set(r.Context(), "revoked:"+c.ID, 1, time.Until(c.ExpiresAt.Time))
	}
	http.SetCookie(w, &http.Cookie{Name: "token", MaxAge: -1})
}

// Handler returns the routes.
func (p *Portal) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /logout", p.logout)
	mux.HandleFunc("GET /feed", func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("token")
		if err == nil {
			_, err = p.verify(r.Context(), c.Value)
		}
		if err != nil {
			http.Error(w, "sign in", http.StatusUnauthorized)
		}
	})
	return mux
}
