// Package logins has login libraries keep what they remember where all instances
// find it.
package logins

import (
	"context"
	"net/http"
	"os"
	"time"

	jwt "github.com/appleboy/gin-jwt/v3"
	"github.com/appleboy/gin-jwt/v3/store"
	"github.com/gin-gonic/gin"
	"github.com/go-pkgz/auth/v2"
	"github.com/go-pkgz/auth/v2/avatar"
	"github.com/go-pkgz/auth/v2/provider"
	"github.com/mojocn/base64Captcha"
	"github.com/redis/go-redis/v9"
)

type used struct{ rdb *redis.Client }

// MarkUsed claims a confirmation.
func (u used) MarkUsed(ctx context.Context, id string, exp time.Time) (bool, error) {
	return u.rdb.SetNX(ctx, "used:"+id, 1, time.Until(exp)).Result()
}

// Auth wires logins by mail.
func Auth(mux *http.ServeMux, rdb *redis.Client, mail provider.Sender) error {
	pictures, err := avatar.NewStore("mongodb://db/avatars")
	if err != nil {
		return err
	}
	s := auth.NewService(auth.Opts{URL: os.Getenv("URL"), AvatarStore: pictures, VerifConfirmationStore: used{rdb}})
	s.AddVerifProvider("mail", "{{.Token}}", mail)
	h, avatars := s.Handlers()
	mux.Handle("/auth/", h)
	mux.Handle("/avatar/", avatars)
	return nil
}

// Tokens wires logins whose refresh tokens are in Redis.
func Tokens(r *gin.Engine) error {
	refresh, err := store.NewRedisStore(&store.RedisConfig{Addr: os.Getenv("REDIS_ADDR")})
	if err != nil {
		return err
	}
	mw, err := jwt.New(&jwt.GinJWTMiddleware{Realm: "site", Key: []byte(os.Getenv("JWT_KEY")), RefreshTokenStore: refresh})
	if err != nil {
		return err
	}
	r.POST("/login", mw.LoginHandler)
	return nil
}

type answers struct{ rdb *redis.Client }

// Set notes the answer.
func (a answers) Set(id, value string) error {
	return a.rdb.Set(context.Background(), "captcha:"+id, value, 5*time.Minute).Err()
}

// Get returns the answer.
func (a answers) Get(id string, clear bool) string {
	if clear {
		return a.rdb.GetDel(context.Background(), "captcha:"+id).Val()
	}
	return a.rdb.Get(context.Background(), "captcha:"+id).Val()
}

// Verify compares the answer.
func (a answers) Verify(id, answer string, clear bool) bool { return a.Get(id, clear) == answer }

// Captcha wires pictures whose answers are in Redis.
func Captcha(mux *http.ServeMux, rdb *redis.Client) {
	c := base64Captcha.NewCaptcha(base64Captcha.DefaultDriverDigit, answers{rdb})
	mux.HandleFunc("GET /captcha", func(w http.ResponseWriter, r *http.Request) {
		_, picture, _, err := c.Generate()
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Write([]byte(picture))
	})
}
