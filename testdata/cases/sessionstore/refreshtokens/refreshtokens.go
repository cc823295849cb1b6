// Package refreshtokens keeps refresh tokens in Redis.
package refreshtokens

import (
	"context"
	"crypto/rand"
	"net/http"

	"github.com/redis/go-redis/v9"
)

// Tokens are the refresh tokens of the API.
type Tokens struct{ rdb redis.Cmdable }

// New returns the tokens in rdb.
func New(rdb redis.Cmdable) *Tokens { return &Tokens{rdb} }

func (t *Tokens) issue(ctx context.Context, user string) (string, error) {
	token := rand.Text()
	return token, t.rdb.Set(ctx, "refresh:"+token, user, 0).Err() // want "Tokens.issue writes tokens to the shared store without an expiry \\(reached from POST /token.*stay for ever.*give every such key an expiry.*\\[sessionstore\\]"
}

func (t *Tokens) create(w http.ResponseWriter, r *http.Request) {
	token, err := t.issue(r.Context(), r.FormValue("user"))
	if err != nil {
		http.Error(w, "try again", http.StatusServiceUnavailable)
		return
	}
	w.Write([]byte(token))
}

func (t *Tokens) redeem(w http.ResponseWriter, r *http.Request) {
	user, err := t.rdb.GetDel(r.Context(), "refresh:"+r.FormValue("token")).Result()
	if err != nil {
		http.Error(w, "unknown token", http.StatusUnauthorized)
		return
	}
	w.Write([]byte(user))
}

// Handler returns the routes.
func (t *Tokens) Handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /token", t.create)
	mux.HandleFunc("POST /token/refresh", t.redeem)
	return mux
}
