package cli

import (
	"flag"
	"fmt"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/sizing"
)

// storeFlags holds the flags about the load on a shared store.
type storeFlags struct {
	in    sizing.Input
	store string
}

func (l *storeFlags) register(fs *flag.FlagSet) {
	l.in = sizing.Defaults()
	d := l.in
	fs.Float64Var(&l.in.Requests, "rps", 0, "requests a second at the peak, `R`; with it the report sizes the shared store")
	fs.Float64Var(&l.in.Reads, "reads", d.Reads, "reads of the session a request, `N`")
	fs.Float64Var(&l.in.WriteRatio, "write-ratio", d.WriteRatio, "writes of the session a request, `N`; 1 if its expiry is refreshed on every request")
	fs.Float64Var(&l.in.Growth, "growth", d.Growth, "`FACTOR` of growth to plan for")
	fs.StringVar(&l.store, "store", "redis", "`STORE`: redis, memcached or the operations a second that one node takes")
	fs.Float64Var(&l.in.SessionBytes, "session-bytes", 0, "`BYTES` of one serialised session")
	fs.Float64Var(&l.in.Sessions, "sessions", 0, "sessions alive at the peak, `N`")
	fs.DurationVar(&l.in.TTL, "ttl", d.TTL, "`TIME` that a session lives")
	fs.Float64Var(&l.in.Price, "node-price", d.Price, "`USD` an hour that a node of the starter pair costs")
	fs.Float64Var(&l.in.Hours, "hours", d.Hours, "`HOURS` a month to reckon with")
	fs.Float64Var(&l.in.ReadMS, "read-ms", d.ReadMS, "milliseconds that a read takes, `MS`")
	fs.Float64Var(&l.in.WriteMS, "write-ms", d.WriteMS, "milliseconds that a write takes, `MS`")
	fs.IntVar(&l.in.Replicas, "replicas", d.Replicas, "replicas of each shard, `N`")
}

// input checks the flags and returns the load for a number of instances.
func (l *storeFlags) input(instances int) (*sizing.Input, error) {
	var err error
	if l.in.Store, err = sizing.ParseStore(l.store); err != nil {
		return nil, fmt.Errorf("-store: %w", err)
	}
	l.in.Instances = instances
	if err := l.in.Validate(); err != nil {
		return nil, err
	}
	return &l.in, nil
}
