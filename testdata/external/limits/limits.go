// Package limits counts requests where all instances see the count.
package limits

import (
	"context"
	"net/http"
	"os"
	"time"

	ratelimit "github.com/JGLTechnologies/gin-rate-limit"
	vitek "github.com/VojtechVitek/ratelimit"
	vitekredis "github.com/VojtechVitek/ratelimit/redis"
	garyburd "github.com/garyburd/redigo/redis"
	"github.com/gin-gonic/gin"
	"github.com/go-chi/httprate"
	httprateredis "github.com/go-chi/httprate-redis"
	redis6 "github.com/go-redis/redis"
	"github.com/go-redis/redis_rate/v10"
	"github.com/gomodule/redigo/redis"
	grpclimit "github.com/grpc-ecosystem/go-grpc-middleware/v2/interceptors/ratelimit"
	"github.com/mennanov/limiters"
	goredis "github.com/redis/go-redis/v9"
	"github.com/sethvargo/go-redisstore"
	"github.com/sony/gobreaker/v2"
	"github.com/throttled/throttled/v2"
	throttledredis6 "github.com/throttled/throttled/v2/store/goredisstore"
	throttledredis9 "github.com/throttled/throttled/v2/store/goredisstore.v9"
	"github.com/throttled/throttled/v2/store/redigostore"
	"github.com/ulule/limiter/v3"
	ulule "github.com/ulule/limiter/v3/drivers/store/redis"
	"github.com/zeromicro/go-zero/core/limit"
	gozero "github.com/zeromicro/go-zero/core/stores/redis"
	"google.golang.org/grpc"
)

func refuse(w http.ResponseWriter) { w.WriteHeader(http.StatusTooManyRequests) }

// Ulule wires the site behind one library.
func Ulule(mux *http.ServeMux, rdb *goredis.Client) error {
	st, err := ulule.NewStore(rdb)
	if err != nil {
		return err
	}
	l := limiter.New(st, limiter.Rate{Period: time.Minute, Limit: 60})
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		if c, err := l.Get(r.Context(), r.RemoteAddr); err != nil || c.Reached {
			refuse(w)
		}
	})
	return nil
}

// RedisRate wires the site behind another.
func RedisRate(mux *http.ServeMux, rdb *goredis.Client) {
	l := redis_rate.NewLimiter(rdb)
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		if res, err := l.Allow(r.Context(), r.RemoteAddr, redis_rate.PerMinute(60)); err != nil || res.Allowed == 0 {
			refuse(w)
		}
	})
}

// Sethvargo wires the site behind another.
func Sethvargo(mux *http.ServeMux) error {
	st, err := redisstore.New(&redisstore.Config{
		Tokens: 60, Interval: time.Minute,
		Dial: func() (redis.Conn, error) { return redis.DialURL(os.Getenv("REDIS_URL")) },
	})
	if err != nil {
		return err
	}
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		if _, _, _, ok, err := st.Take(r.Context(), r.RemoteAddr); err != nil || !ok {
			refuse(w)
		}
	})
	return nil
}

func gcra(mux *http.ServeMux, l *throttled.GCRARateLimiterCtx) {
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		if limited, _, err := l.RateLimitCtx(r.Context(), r.RemoteAddr, 1); err != nil || limited {
			refuse(w)
		}
	})
}

// Throttled wires the site behind another, over one of three clients.
func Throttled(mux *http.ServeMux, which string, pool *redis.Pool, v6 *redis6.Client, v9 *goredis.Client) error {
	quota := throttled.RateQuota{MaxRate: throttled.PerMin(60), MaxBurst: 5}
	var st throttled.GCRAStoreCtx
	var err error
	switch which {
	case "redigo":
		st, err = redigostore.NewCtx(pool, "limit:", 0)
	case "v6":
		st, err = throttledredis6.NewCtx(v6, "limit:")
	default:
		st, err = throttledredis9.NewCtx(v9, "limit:")
	}
	if err != nil {
		return err
	}
	l, err := throttled.NewGCRARateLimiterCtx(st, quota)
	if err != nil {
		return err
	}
	gcra(mux, l)
	return nil
}

// HTTPRate wires the site behind another, which refuses everybody rather than
// count by itself while Redis is away.
func HTTPRate(h http.Handler, rdb *goredis.Client) http.Handler {
	return httprate.Limit(60, time.Minute,
		httprate.WithKeyFuncs(httprate.KeyByIP),
		httprateredis.WithRedisLimitCounter(&httprateredis.Config{Client: rdb, FallbackDisabled: true}),
	)(h)
}

// Gin wires a service of gin's behind another.
func Gin(r *gin.Engine, rdb *goredis.Client) {
	st := ratelimit.RedisStore(&ratelimit.RedisOptions{RedisClient: rdb, Rate: time.Minute, Limit: 60})
	r.Use(ratelimit.RateLimiter(st, &ratelimit.Options{
		KeyFunc:      func(c *gin.Context) string { return c.ClientIP() },
		ErrorHandler: func(c *gin.Context, _ ratelimit.Info) { c.AbortWithStatus(http.StatusTooManyRequests) },
	}))
	r.POST("/orders", func(c *gin.Context) { c.Status(http.StatusCreated) })
}

// Vitek wires the site behind another.
func Vitek(h http.Handler, pool *garyburd.Pool) http.Handler {
	return vitek.Request(vitek.IP).Rate(60, time.Minute).LimitBy(vitekredis.New(pool))(h)
}

// Window wires the site behind another.
func Window(mux *http.ServeMux, rdb *goredis.Client) {
	l := limiters.NewFixedWindow(60, time.Minute, limiters.NewFixedWindowRedis(rdb, "orders"), limiters.NewSystemClock())
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		if _, err := l.Limit(r.Context()); err != nil {
			refuse(w)
		}
	})
}

// GoZero wires the site behind another.
func GoZero(mux *http.ServeMux) {
	l := limit.NewPeriodLimit(60, 60, gozero.New(os.Getenv("REDIS_ADDR")), "orders")
	mux.HandleFunc("POST /orders", func(w http.ResponseWriter, r *http.Request) {
		if n, err := l.Take(r.RemoteAddr); err != nil || n == 0 {
			refuse(w)
		}
	})
}

type shared struct{ rdb *goredis.Client }

// Limit asks Redis.
func (s shared) Limit(ctx context.Context) error {
	_, err := redis_rate.NewLimiter(s.rdb).Allow(ctx, "rpc", redis_rate.PerSecond(100))
	return err
}

// GRPC makes a server whose calls are counted in Redis.
func GRPC(rdb *goredis.Client) *grpc.Server {
	l := shared{rdb}
	return grpc.NewServer(grpc.UnaryInterceptor(grpclimit.UnaryServerInterceptor(l)), grpc.StreamInterceptor(grpclimit.StreamServerInterceptor(l)))
}

type breakers struct{ rdb *goredis.Client }

// Lock takes the lock of a breaker.
func (b breakers) Lock(name string) error {
	return b.rdb.SetNX(context.Background(), "lock:"+name, 1, time.Second).Err()
}

// Unlock gives it back.
func (b breakers) Unlock(name string) error {
	return b.rdb.Del(context.Background(), "lock:"+name).Err()
}

// GetData reads the state of a breaker.
func (b breakers) GetData(name string) ([]byte, error) {
	return b.rdb.Get(context.Background(), name).Bytes()
}

// SetData writes it.
func (b breakers) SetData(name string, data []byte) error {
	return b.rdb.Set(context.Background(), name, data, time.Hour).Err()
}

// Breaker wires calls of a supplier behind a breaker that all instances share.
func Breaker(mux *http.ServeMux, rdb *goredis.Client, order func() (string, error)) error {
	cb, err := gobreaker.NewDistributedCircuitBreaker[string](breakers{rdb}, gobreaker.Settings{Name: "supplier"})
	if err != nil {
		return err
	}
	mux.HandleFunc("POST /supplies", func(w http.ResponseWriter, r *http.Request) {
		if _, err := cb.Execute(order); err != nil {
			http.Error(w, err.Error(), http.StatusBadGateway)
		}
	})
	return nil
}
