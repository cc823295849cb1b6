// Package caches keeps copies of what is slow to read where all instances find
// them.
package caches

import (
	"context"
	"net/http"
	"os"
	"time"

	gincache "github.com/chenyahui/gin-cache"
	ginpersist "github.com/chenyahui/gin-cache/persist"
	"github.com/eko/gocache/lib/v4/cache"
	"github.com/eko/gocache/lib/v4/store"
	"github.com/eko/gocache/store/hazelcast/v4"
	"github.com/eko/gocache/store/memcache/v4"
	"github.com/eko/gocache/store/pegasus/v4"
	redisstore "github.com/eko/gocache/store/redis/v4"
	"github.com/eko/gocache/store/rediscluster/v4"
	"github.com/eko/gocache/store/rueidis/v4"
	"github.com/eko/gocache/store/valkey/v4"
	"github.com/failsafe-go/failsafe-go"
	"github.com/failsafe-go/failsafe-go/cachepolicy"
	"github.com/gin-contrib/cache/persistence"
	"github.com/gin-gonic/gin"
	"github.com/go-pkgz/lcw/v2"
	rediscache "github.com/go-redis/cache/v9"
	redis8 "github.com/go-redis/redis/v8"
	"github.com/golang/groupcache"
	"github.com/redis/go-redis/v9"
	"github.com/viccon/sturdyc"
	gozero "github.com/zeromicro/go-zero/core/stores/cache"
	gozeroredis "github.com/zeromicro/go-zero/core/stores/redis"
)

type client struct{ rdb redis.UniversalClient }

// Ping reaches the server.
func (c client) Ping(ctx context.Context) error { return c.rdb.Ping(ctx).Err() }

func backend(ctx context.Context, name string, c client) (store.StoreInterface, error) {
	switch name {
	case "hazelcast":
		return hazelcast.NewHazelcast(c), nil
	case "memcache":
		return memcache.NewMemcache(c), nil
	case "pegasus":
		return pegasus.NewPegasus(ctx, &pegasus.OptionsPegasus{MetaServers: []string{os.Getenv("PEGASUS")}})
	case "cluster":
		return rediscluster.NewRedisCluster(c), nil
	case "rueidis":
		return rueidis.NewRueidis(c), nil
	case "valkey":
		return valkey.NewValkey(c), nil
	}
	return redisstore.NewRedis(c), nil
}

// Gocache wires prices over one of the stores.
func Gocache(mux *http.ServeMux, name string, rdb redis.UniversalClient, price func(item string) string) error {
	st, err := backend(context.Background(), name, client{rdb})
	if err != nil {
		return err
	}
	prices := cache.New[string](st)
	mux.HandleFunc("GET /prices", func(w http.ResponseWriter, r *http.Request) {
		item := r.FormValue("item")
		p, err := prices.Get(r.Context(), item)
		if err != nil {
			p = price(item)
			prices.Set(r.Context(), item, p, store.WithExpiration(time.Minute))
		}
		w.Write([]byte(p))
	})
	return nil
}

// Groupcache wires prices that each instance asks of the one that owns them.
func Groupcache(mux *http.ServeMux, self string, peers []string, price func(item string) string) {
	pool := groupcache.NewHTTPPool(self)
	pool.Set(peers...)
	mux.Handle("/_groupcache/", pool)
	prices := groupcache.NewGroup("prices", 64<<20, groupcache.GetterFunc(func(_ context.Context, item string, dest groupcache.Sink) error {
		return dest.SetString(price(item))
	}))
	mux.HandleFunc("GET /prices", func(w http.ResponseWriter, r *http.Request) {
		var p string
		if err := prices.Get(r.Context(), r.FormValue("item"), groupcache.StringSink(&p)); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Write([]byte(p))
	})
}

type records struct{ rdb *redis.Client }

// Get reads a record.
func (s records) Get(ctx context.Context, key string) ([]byte, bool) {
	b, err := s.rdb.Get(ctx, key).Bytes()
	return b, err == nil
}

// Set writes a record.
func (s records) Set(ctx context.Context, key string, value []byte) {
	s.rdb.Set(ctx, key, value, time.Minute)
}

// GetBatch reads records.
func (s records) GetBatch(ctx context.Context, keys []string) map[string][]byte {
	out := map[string][]byte{}
	for _, k := range keys {
		if b, ok := s.Get(ctx, k); ok {
			out[k] = b
		}
	}
	return out
}

// SetBatch writes records.
func (s records) SetBatch(ctx context.Context, records map[string][]byte) {
	for k, v := range records {
		s.Set(ctx, k, v)
	}
}

// Sturdyc wires prices over Redis.
func Sturdyc(mux *http.ServeMux, rdb *redis.Client, price func(context.Context) (string, error)) {
	prices := sturdyc.New[string](1000, 10, time.Minute, 10, sturdyc.WithDistributedStorage(records{rdb}))
	mux.HandleFunc("GET /prices", func(w http.ResponseWriter, r *http.Request) {
		p, err := prices.GetOrFetch(r.Context(), r.FormValue("item"), price)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Write([]byte(p))
	})
}

// Redis wires prices over Redis alone.
func Redis(mux *http.ServeMux, rdb *redis.Client) {
	prices := rediscache.New(&rediscache.Options{Redis: rdb})
	mux.HandleFunc("POST /prices", func(w http.ResponseWriter, r *http.Request) {
		prices.Set(&rediscache.Item{Ctx: r.Context(), Key: r.FormValue("item"), Value: r.FormValue("price"), TTL: time.Minute})
	})
}

// Pages wires pages over Redis.
func Pages(r *gin.Engine, rdb *redis8.Client) {
	st := ginpersist.NewRedisStore(rdb)
	r.GET("/pages", gincache.CacheByRequestURI(st, time.Minute), func(c *gin.Context) { c.String(http.StatusOK, "page") })
}

// Persistence wires prices over Redis.
func Persistence(r *gin.Engine) {
	prices := persistence.NewRedisCache(os.Getenv("REDIS_ADDR"), os.Getenv("REDIS_PASSWORD"), time.Minute)
	r.POST("/prices", func(c *gin.Context) { prices.Set(c.PostForm("item"), c.PostForm("price"), time.Minute) })
}

// GoZero wires prices over Redis.
func GoZero(mux *http.ServeMux) {
	prices := gozero.NewNode(gozeroredis.New(os.Getenv("REDIS_ADDR")), nil, nil, http.ErrNoLocation)
	mux.HandleFunc("POST /prices", func(w http.ResponseWriter, r *http.Request) {
		prices.Set(r.FormValue("item"), r.FormValue("price"))
	})
}

// LCW wires prices over Redis.
func LCW(mux *http.ServeMux, price func() (string, error)) error {
	prices, err := lcw.New[string]("redis://cache:6379?ttl=1m")
	if err != nil {
		return err
	}
	mux.HandleFunc("GET /prices", func(w http.ResponseWriter, r *http.Request) {
		p, err := prices.Get(r.FormValue("item"), price)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		w.Write([]byte(p))
	})
	return nil
}

type answers struct{ rdb *redis.Client }

// Get reads an answer.
func (a answers) Get(key string) (string, bool) {
	s, err := a.rdb.Get(context.Background(), key).Result()
	return s, err == nil
}

// Set writes an answer.
func (a answers) Set(key string, value string) {
	a.rdb.Set(context.Background(), key, value, time.Minute)
}

// Failsafe wires calls of a supplier whose answers Redis keeps.
func Failsafe(mux *http.ServeMux, rdb *redis.Client, order func() (string, error)) {
	policy := cachepolicy.NewBuilder[string](answers{rdb}).WithKey("supplies").Build()
	mux.HandleFunc("GET /supplies", func(w http.ResponseWriter, r *http.Request) {
		s, err := failsafe.With[string](policy).WithContext(r.Context()).Get(order)
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
			return
		}
		w.Write([]byte(s))
	})
}
