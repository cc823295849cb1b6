// Package leased pays partners out on the instance that gets the lease.
package leased

import (
	"context"
	"database/sql"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/robfig/cron/v3"
)

type payouts struct {
	db  *sql.DB
	rdb *redis.Client
}

func (p *payouts) run() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	mine, err := p.rdb.SetNX(ctx, "payouts:"+time.Now().Format(time.DateOnly), "1", 24*time.Hour).Result()
	if err != nil || !mine {
		return
	}
	p.db.ExecContext(ctx, `INSERT INTO payouts (day, total) SELECT now(), SUM(total) FROM orders`)
}

// Start schedules the payouts.
func Start(db *sql.DB, rdb *redis.Client) error {
	p := &payouts{db: db, rdb: rdb}
	c := cron.New()
	if _, err := c.AddFunc("30 2 * * *", p.run); err != nil {
		return err
	}
	c.Start()
	return nil
}
