// Package locks keeps instances from selling the same seat twice.
package locks

import (
	"context"
	"database/sql"
	"net/http"
	"os"
	"time"

	"github.com/bsm/redislock"
	"github.com/go-redsync/redsync/v4"
	"github.com/go-redsync/redsync/v4/redis/goredis/v9"
	"github.com/go-zookeeper/zk"
	"github.com/redis/go-redis/v9"
	gozero "github.com/zeromicro/go-zero/core/stores/redis"
	"go.etcd.io/etcd/client/v3/concurrency"
	"k8s.io/client-go/tools/leaderelection"
)

type hall struct{ db *sql.DB }

func (h *hall) sell(seat string) {
	var sold bool
	if h.db.QueryRow("SELECT sold FROM seats WHERE seat = $1", seat).Scan(&sold) == nil && !sold {
		h.db.Exec("UPDATE seats SET sold = true WHERE seat = $1", seat)
	}
}

// Redsync wires sales.
func Redsync(mux *http.ServeMux, h *hall, rdb *redis.Client) {
	rs := redsync.New(goredis.NewPool(rdb))
	mux.HandleFunc("POST /seats/{seat}", func(w http.ResponseWriter, r *http.Request) {
		m := rs.NewMutex("seat:" + r.PathValue("seat"))
		if m.LockContext(r.Context()) == nil {
			defer m.UnlockContext(r.Context())
			h.sell(r.PathValue("seat"))
		}
	})
}

// Redislock wires sales.
func Redislock(mux *http.ServeMux, h *hall, rdb *redis.Client) {
	locks := redislock.New(rdb)
	mux.HandleFunc("POST /seats/{seat}", func(w http.ResponseWriter, r *http.Request) {
		l, err := locks.Obtain(r.Context(), "seat:"+r.PathValue("seat"), time.Second, nil)
		if err == nil {
			defer l.Release(r.Context())
			h.sell(r.PathValue("seat"))
		}
	})
}

// Etcd wires sales.
func Etcd(mux *http.ServeMux, h *hall, s *concurrency.Session) {
	mux.HandleFunc("POST /seats/{seat}", func(w http.ResponseWriter, r *http.Request) {
		m := concurrency.NewMutex(s, "/seats/"+r.PathValue("seat"))
		if m.Lock(r.Context()) == nil {
			defer m.Unlock(r.Context())
			h.sell(r.PathValue("seat"))
		}
	})
}

// ZooKeeper wires sales.
func ZooKeeper(mux *http.ServeMux, h *hall, c *zk.Conn) {
	mux.HandleFunc("POST /seats/{seat}", func(w http.ResponseWriter, r *http.Request) {
		l := zk.NewLock(c, "/seats/"+r.PathValue("seat"), zk.WorldACL(zk.PermAll))
		if l.Lock() == nil {
			defer l.Unlock()
			h.sell(r.PathValue("seat"))
		}
	})
}

// GoZero wires sales.
func GoZero(mux *http.ServeMux, h *hall) {
	rds := gozero.New(os.Getenv("REDIS_ADDR"))
	mux.HandleFunc("POST /seats/{seat}", func(w http.ResponseWriter, r *http.Request) {
		l := gozero.NewRedisLock(rds, "seat:"+r.PathValue("seat"))
		if ok, err := l.Acquire(); err == nil && ok {
			defer l.Release()
			h.sell(r.PathValue("seat"))
		}
	})
}

// Leader frees seats that nobody paid for, in the instance that leads.
func Leader(ctx context.Context, h *hall, lease any) error {
	le, err := leaderelection.NewLeaderElector(leaderelection.LeaderElectionConfig{
		Lock: lease, LeaseDuration: 15 * time.Second,
		Callbacks: leaderelection.LeaderCallbacks{
			OnStartedLeading: func(ctx context.Context) {
				for range time.Tick(time.Minute) {
					h.db.ExecContext(ctx, "UPDATE seats SET sold = false WHERE NOT paid")
				}
			},
			OnStoppedLeading: func() { os.Exit(1) },
		},
	})
	if err != nil {
		return err
	}
	le.Run(ctx)
	return nil
}
