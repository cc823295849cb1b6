// Package collector starts a loop at start-up and anew whenever its settings are
// changed: work around a clock, and none that a request waits for.
package collector

import (
	"database/sql"
	"log/slog"
	"net/http"
	"time"
)

// Collector counts rows every minute.
type Collector struct {
	db    *sql.DB
	table string
	stop  chan struct{}
}

// New starts a collector.
func New(db *sql.DB, table string) *Collector {
	c := &Collector{db: db}
	c.restart(table)
	return c
}

func (c *Collector) restart(table string) {
	if c.stop != nil {
		close(c.stop)
	}
	c.table = table
	c.stop = make(chan struct{})
	go c.run(c.stop)
}

func (c *Collector) run(stop chan struct{}) {
	tick := time.NewTicker(time.Minute)
	defer tick.Stop()
	for {
		select {
		case <-stop:
			return
		case <-tick.C:
			c.count()
		}
	}
}

func (c *Collector) count() {
	if _, err := c.db.Exec("INSERT INTO counts SELECT now(), count(*) FROM " + c.table); err != nil {
		slog.Error("counting", "error", err)
	}
}

// ServeHTTP restarts the collector with another table.
func (c *Collector) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.restart(r.FormValue("table"))
	w.WriteHeader(http.StatusNoContent)
}
