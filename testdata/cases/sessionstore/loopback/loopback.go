// Package loopback keeps carts in a Redis that is looked for on this machine.
package loopback

import (
	"context"
	"net/http"
	"os"
	"time"

	"github.com/redis/go-redis/v9"
)

const defaultAddr = "127.0.0.1:6379"

type carts struct{ rdb *redis.Client }

func open(addr string) *redis.Client {
	if addr == "" {
		addr = defaultAddr
	}
	return redis.NewClient(&redis.Options{Addr: addr, DialTimeout: time.Second}) // want "open keeps carts in a store at 127.0.0.1:6379, an address of the machine it runs on, unless configured otherwise \\(reached from .*POST /cart.*on two machines there are two stores.*refuse to start without it.*\\[sessionstore\\]"
}

func (c *carts) save(ctx context.Context, id string, lines string) error {
	return c.rdb.Set(ctx, "cart:"+id, lines, 14*24*time.Hour).Err()
}

func (c *carts) put(w http.ResponseWriter, r *http.Request) {
	id, err := r.Cookie("cart")
	if err != nil {
		http.Error(w, "no cart", http.StatusBadRequest)
		return
	}
	if err := c.save(r.Context(), id.Value, r.FormValue("lines")); err != nil {
		http.Error(w, "try again", http.StatusServiceUnavailable)
	}
}

// Handler returns the routes.
func Handler() http.Handler {
	c := &carts{rdb: open(os.Getenv("REDIS_ADDR"))}
	mux := http.NewServeMux()
	mux.HandleFunc("POST /cart", c.put)
	return mux
}
