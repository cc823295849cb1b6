// Package gorillastores keeps logins in stores for gorilla's sessions, and hands
// one to a library that logs in elsewhere.
package gorillastores

import (
	"net/http"
	"os"

	"github.com/boj/redistore"
	"github.com/crewjam/saml/samlsp"
	"github.com/gorilla/sessions"
	hertzcookie "github.com/hertz-contrib/sessions/cookie"
	hertzredis "github.com/hertz-contrib/sessions/redis"
	"github.com/markbates/goth/gothic"
	"github.com/rbcervilla/redisstore/v9"
	"github.com/redis/go-redis/v9"
	"github.com/wader/gormstore/v2"
	"gorm.io/driver/postgres"
	"gorm.io/gorm"
)

type site struct{ store sessions.Store }

func (s *site) login(w http.ResponseWriter, r *http.Request) {
	sess, err := s.store.Get(r, "site")
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	sess.Values["user"] = r.FormValue("user")
	if err := sess.Save(r, w); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

func key() []byte { return []byte(os.Getenv("SESSION_KEY")) }

// Cookie wires the site over cookies.
func Cookie(mux *http.ServeMux) {
	s := &site{sessions.NewCookieStore(key())}
	mux.HandleFunc("POST /login", s.login)
}

// Redis wires the site over Redis.
func Redis(mux *http.ServeMux) error {
	st, err := redistore.NewRediStore(10, "tcp", os.Getenv("REDIS_ADDR"), "", os.Getenv("REDIS_PASSWORD"), key())
	if err != nil {
		return err
	}
	s := &site{st}
	mux.HandleFunc("POST /login", s.login)
	return nil
}

// GORM wires the site over the database of gorm.
func GORM(mux *http.ServeMux, dsn string) error {
	db, err := gorm.Open(postgres.Open(dsn), &gorm.Config{})
	if err != nil {
		return err
	}
	s := &site{gormstore.New(db, key())}
	mux.HandleFunc("POST /login", s.login)
	return nil
}

// Gothic wires logins at other places, whose state is in Redis.
func Gothic(mux *http.ServeMux, rdb *redis.Client) error {
	st, err := redisstore.NewRedisStore(nil, rdb)
	if err != nil {
		return err
	}
	gothic.Store = st
	mux.HandleFunc("GET /auth/{provider}", gothic.BeginAuthHandler)
	return nil
}

// SAML wires logins at an identity provider, which cookies remember.
func SAML(mux *http.ServeMux, opts samlsp.Options) error {
	m, err := samlsp.New(opts)
	if err != nil {
		return err
	}
	mux.Handle("/saml/", m)
	mux.Handle("/account", m.RequireAccount(http.NotFoundHandler()))
	return nil
}

// Hertz returns the store of a service of hertz's.
func Hertz() (any, error) {
	if os.Getenv("SESSIONS") == "cookie" {
		return hertzcookie.NewStore(key()), nil
	}
	return hertzredis.NewStore(10, "tcp", os.Getenv("REDIS_ADDR"), os.Getenv("REDIS_PASSWORD"), key())
}
