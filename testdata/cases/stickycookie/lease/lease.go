// Package lease takes a lease in Redis under the name of this machine: any other
// machine can take it over.
package lease

import (
	"context"
	"log"
	"os"
	"time"

	"github.com/redis/go-redis/v9"
)

// Elector holds the lease for as long as it can.
type Elector struct {
	rdb  *redis.Client
	name string
}

// NewElector returns an elector for this machine.
func NewElector(rdb *redis.Client) *Elector {
	name, _ := os.Hostname()
	return &Elector{rdb: rdb, name: name}
}

// Run calls lead while this machine holds the lease.
func (e *Elector) Run(ctx context.Context, lead func(context.Context)) {
	for range time.Tick(10 * time.Second) {
		ok, err := e.rdb.SetNX(ctx, "leader", e.name, 30*time.Second).Result()
		if err != nil {
			log.Print(err)
			continue
		}
		if holder, _ := e.rdb.Get(ctx, "leader").Result(); ok || holder == e.name {
			lead(ctx)
		}
	}
}
