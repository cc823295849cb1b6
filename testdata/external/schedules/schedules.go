// Package schedules has one of all instances do what is due.
package schedules

import (
	"context"
	"database/sql"
	"os"
	"sync"
	"time"

	"github.com/RichardKnop/machinery/v2/config"
	machinerylock "github.com/RichardKnop/machinery/v2/locks/redis"
	gocron1 "github.com/go-co-op/gocron"
	"github.com/go-co-op/gocron/v2"
	"github.com/hibiken/asynq"
	jasonlvhit "github.com/jasonlvhit/gocron"
	"github.com/redis/go-redis/v9"
	"github.com/reugn/go-quartz/job"
	"github.com/reugn/go-quartz/quartz"
	"github.com/riverqueue/river"
)

type reports struct{ db *sql.DB }

func (r *reports) send() {
	r.db.Exec("UPDATE reports SET sent = now() WHERE sent IS NULL")
}

type leader struct{ rdb *redis.Client }

// IsLeader asks Redis.
func (l leader) IsLeader(ctx context.Context) error {
	return l.rdb.SetNX(ctx, "leader", 1, time.Minute).Err()
}

// GoCron sends reports from the instance that is elected.
func GoCron(db *sql.DB, rdb *redis.Client) error {
	r := &reports{db}
	s, err := gocron.NewScheduler(gocron.WithDistributedElector(leader{rdb}))
	if err != nil {
		return err
	}
	if _, err := s.NewJob(gocron.DurationJob(time.Hour), gocron.NewTask(r.send)); err != nil {
		return err
	}
	s.Start()
	return nil
}

// GoCronOne does so with version 1.
func GoCronOne(db *sql.DB, rdb *redis.Client) error {
	r := &reports{db}
	s := gocron1.NewScheduler(time.UTC)
	s.WithDistributedElector(leader{rdb})
	if _, err := s.Every(1).Hour().Do(r.send); err != nil {
		return err
	}
	s.StartAsync()
	return nil
}

// Quartz sends reports off a queue that all instances share.
func Quartz(ctx context.Context, db *sql.DB, queue quartz.JobQueue, lock sync.Locker) error {
	r := &reports{db}
	s, err := quartz.NewStdScheduler(quartz.WithQueue(queue, lock))
	if err != nil {
		return err
	}
	s.Start(ctx)
	send := job.NewFunctionJob(func(context.Context) (int, error) { r.send(); return 0, nil })
	return s.ScheduleJob(quartz.NewJobDetail(send, quartz.NewJobKey("reports")), quartz.NewSimpleTrigger(time.Hour))
}

// Asynq enqueues a task that is there once, whoever enqueues it.
func Asynq() error {
	s := asynq.NewScheduler(asynq.RedisClientOpt{Addr: os.Getenv("REDIS_ADDR")}, nil)
	if _, err := s.Register("@hourly", asynq.NewTask("reports", nil), asynq.Unique(time.Hour)); err != nil {
		return err
	}
	return s.Run()
}

// A Send is the arguments of a job.
type Send struct{}

// Kind names the job.
func (Send) Kind() string { return "send" }

// River returns the jobs that the elected client inserts.
func River() []*river.PeriodicJob {
	return []*river.PeriodicJob{
		river.NewPeriodicJob(river.PeriodicInterval(time.Hour), func() (river.JobArgs, *river.InsertOpts) { return Send{}, nil }, nil),
	}
}

// Machinery sends reports under a lock in Redis.
func Machinery(ctx context.Context, db *sql.DB) {
	r := &reports{db}
	lock := machinerylock.New(&config.Config{}, []string{os.Getenv("REDIS_ADDR")}, 0, 3)
	for range time.Tick(time.Hour) {
		if lock.LockWithRetries("reports", int64(time.Minute)) == nil {
			r.send()
		}
	}
}

type locker struct{ rdb *redis.Client }

// Lock takes a lock in Redis.
func (l locker) Lock(key string) (bool, error) {
	return l.rdb.SetNX(context.Background(), key, 1, time.Minute).Result()
}

// Unlock gives it back.
func (l locker) Unlock(key string) error { return l.rdb.Del(context.Background(), key).Err() }

// Jasonlvhit sends reports under a lock in Redis.
func Jasonlvhit(db *sql.DB, rdb *redis.Client) error {
	r := &reports{db}
	jasonlvhit.SetLocker(locker{rdb})
	s := jasonlvhit.NewScheduler()
	if err := s.Every(1).Hour().Lock().Do(r.send); err != nil {
		return err
	}
	<-s.Start()
	return nil
}
