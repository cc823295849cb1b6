// Package frameworks gives the session managers and caches of large frameworks a
// store that all instances share.
package frameworks

import (
	"net/http"
	"os"
	"time"

	beecache "github.com/beego/beego/v2/client/cache"
	beesession "github.com/beego/beego/v2/server/web/session"
	"github.com/go-session/session/v3"
	"github.com/gogf/gf/v2/database/gredis"
	"github.com/gogf/gf/v2/os/gcache"
	"github.com/gogf/gf/v2/os/gsession"
	"github.com/kataras/iris/v12"
	iriscache "github.com/kataras/iris/v12/cache"
	"github.com/kataras/iris/v12/cache/entry"
	"github.com/kataras/iris/v12/sessions"
	irisredis "github.com/kataras/iris/v12/sessions/sessiondb/redis"
	"github.com/redis/go-redis/v9"
	revelcache "github.com/revel/revel/cache"

	chisession "gitea.com/go-chi/session"
)

// Beego wires logins over Redis.
func Beego(mux *http.ServeMux) error {
	m, err := beesession.NewManager("redis", &beesession.ManagerConfig{CookieName: "site", ProviderConfig: os.Getenv("REDIS_ADDR")})
	if err != nil {
		return err
	}
	prices, err := beecache.NewCache("redis", os.Getenv("CACHE"))
	if err != nil {
		return err
	}
	mux.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		s, err := m.SessionStart(w, r)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		s.Set(r.Context(), "user", r.FormValue("user"))
		prices.Put(r.Context(), r.FormValue("user"), "0", time.Minute)
	})
	return nil
}

// GoSession wires logins over a store that the caller has.
func GoSession(mux *http.ServeMux, store session.ManagerStore) {
	m := session.NewManager(session.SetCookieName("site"), session.SetStore(store))
	mux.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		s, err := m.Start(r.Context(), w, r)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		s.Set("user", r.FormValue("user"))
		s.Save()
	})
}

// Chi wires logins over Redis.
func Chi(h http.Handler) (http.Handler, error) {
	mw, err := chisession.Sessioner(chisession.Options{Provider: "redis", ProviderConfig: os.Getenv("REDIS_ADDR")})
	if err != nil {
		return nil, err
	}
	return mw(h), nil
}

// GoFrame wires logins and prices over Redis.
func GoFrame(mux *http.ServeMux, rdb *gredis.Redis) {
	m := gsession.New(time.Hour, gsession.NewStorageRedis(rdb))
	prices := gcache.NewWithAdapter(gcache.NewAdapterRedis(rdb))
	mux.HandleFunc("POST /login", func(w http.ResponseWriter, r *http.Request) {
		m.New(r.Context()).Set("user", r.FormValue("user"))
		prices.Set(r.Context(), r.FormValue("user"), 0, time.Minute)
	})
}

type pages struct{ rdb *redis.Client }

// Get reads a page.
func (p pages) Get(key string) *entry.Entry { return &entry.Entry{} }

// Set writes a page.
func (p pages) Set(key string, e *entry.Entry) {}

// Delete removes a page.
func (p pages) Delete(key string) {}

// Iris wires logins and pages over Redis.
func Iris(app *iris.Application, rdb *redis.Client) {
	s := sessions.New(sessions.Config{Cookie: "site"})
	s.UseDatabase(irisredis.New(irisredis.Config{Addr: os.Getenv("REDIS_ADDR")}))
	app.Use(s.Handler())
	app.Get("/pages", iriscache.Cache(iriscache.MaxAge(time.Minute)).Store(pages{rdb}).ServeHTTP, func(ctx iris.Context) {
		ctx.WriteString("page")
	})
	app.Post("/login", func(ctx iris.Context) { sessions.Get(ctx).Set("user", ctx.FormValue("user")) })
}

// Revel wires prices over Redis.
func Revel(mux *http.ServeMux) {
	prices := revelcache.NewRedisCache(os.Getenv("REDIS_ADDR"), os.Getenv("REDIS_PASSWORD"), time.Minute)
	mux.HandleFunc("POST /prices", func(w http.ResponseWriter, r *http.Request) {
		prices.Set(r.FormValue("item"), r.FormValue("price"), time.Minute)
	})
}
