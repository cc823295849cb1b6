// Package expiring gives every session an expiry and extends it.
package expiring

import (
	"context"
	"crypto/rand"
	"net/http"
	"time"

	"github.com/redis/go-redis/v9"
)

const life = 24 * time.Hour

type sessions struct{ rdb redis.Cmdable }

func (s sessions) put(ctx context.Context, key, user string, ttl time.Duration) error {
	return s.rdb.Set(ctx, "session:"+key, user, ttl).Err()
}

// Handler returns the routes.
func Handler(rdb redis.Cmdable) http.Handler {
	s := sessions{rdb}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		id := rand.Text()
		if err := s.put(r.Context(), id, r.FormValue("user"), life); err != nil {
			http.Error(w, "try again", http.StatusServiceUnavailable)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "sid", Value: id})
	})
	mux.HandleFunc("GET /me", func(w http.ResponseWriter, r *http.Request) {
		c, err := r.Cookie("sid")
		if err != nil {
			http.Error(w, "sign in", http.StatusUnauthorized)
			return
		}
		user, err := s.rdb.GetEx(r.Context(), "session:"+c.Value, life).Result()
		if err != nil {
			http.Error(w, "sign in", http.StatusUnauthorized)
			return
		}
		w.Write([]byte(user))
	})
	return mux
}
