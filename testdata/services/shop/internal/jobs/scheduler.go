// Package jobs does what has to be done regularly.
package jobs

import (
	"context"
	"database/sql"
	"fmt"
	"log/slog"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/robfig/cron/v3"

	"example.com/shop/internal/notify"
	"example.com/shop/internal/store"
)

// Scheduler runs jobs at fixed times.
type Scheduler struct {
	cron   *cron.Cron
	db     *sql.DB
	rdb    *redis.Client
	orders *store.Orders
	mailer *notify.Mailer
}

// NewScheduler returns a scheduler. Without Redis, payouts are made by hand.
func NewScheduler(db *sql.DB, rdb *redis.Client, orders *store.Orders, mailer *notify.Mailer) *Scheduler {
	return &Scheduler{cron: cron.New(), db: db, rdb: rdb, orders: orders, mailer: mailer}
}

// Start starts the jobs.
func (s *Scheduler) Start() error {
	if _, err := s.cron.AddFunc("0 9 * * *", s.remindUnpaid); err != nil {
		return fmt.Errorf("scheduling reminders: %w", err)
	}
	if s.rdb != nil {
		if _, err := s.cron.AddFunc("30 2 * * *", s.leased("payout", s.payOut)); err != nil {
			return fmt.Errorf("scheduling payouts: %w", err)
		}
	}
	s.cron.Start()
	return nil
}

// Stop stops the jobs and waits for those that run.
func (s *Scheduler) Stop() { <-s.cron.Stop().Done() }

// remindUnpaid writes to customers whose orders have waited for money since yesterday.
func (s *Scheduler) remindUnpaid() {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	unpaid, err := s.orders.Unpaid(ctx, time.Now().AddDate(0, 0, -1))
	if err != nil {
		slog.Error("looking for unpaid orders", "err", err)
		return
	}
	for _, o := range unpaid {
		s.mailer.Send(o.Email, "Your order "+o.Number, "We are still waiting for your payment.")
	}
}

// leased returns a job that runs where it gets the lease first.
func (s *Scheduler) leased(name string, job func(context.Context) error) func() {
	return func() {
		ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
		defer cancel()
		mine, err := s.rdb.SetNX(ctx, "lease:"+name+time.Now().Format(":2006-01-02"), "1", 24*time.Hour).Result()
		if err != nil || !mine {
			return
		}
		if err := job(ctx); err != nil {
			slog.Error("job failed", "job", name, "err", err)
		}
	}
}

// payOut records what the shop has earned on the day before.
func (s *Scheduler) payOut(ctx context.Context) error {
	end := time.Now().Truncate(24 * time.Hour)
	start := end.AddDate(0, 0, -1)
	_, err := s.db.ExecContext(ctx, `
		INSERT INTO payouts (day, total)
		SELECT $1, COALESCE(SUM(total), 0) FROM orders WHERE status = 'paid' AND created >= $2 AND created < $3`,
		start.Format(time.DateOnly), start.Unix(), end.Unix())
	return err
}
