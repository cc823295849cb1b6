// Package mailerjob hands mails to a mailer, whose goroutine sends them.
package mailerjob

import (
	"context"
	"database/sql"
	"net/smtp"

	"github.com/go-co-op/gocron/v2"
)

// A Mailer sends mails one after the other.
type Mailer struct{ queue chan string }

// Run sends mails until ctx ends.
func (m *Mailer) Run(ctx context.Context) {
	for {
		select {
		case <-ctx.Done():
			return
		case to := <-m.queue:
			smtp.SendMail("localhost:25", nil, "shop@example.com", []string{to}, []byte("Your weekly offers"))
		}
	}
}

type offers struct {
	db     *sql.DB
	mailer *Mailer
}

func (o *offers) weekly() { // want "offers.weekly changes shared data or sends something as a scheduled job.*\\[localcron\\]"
	rows, err := o.db.Query(`SELECT email FROM subscribers`)
	if err != nil {
		return
	}
	defer rows.Close()
	for rows.Next() {
		var to string
		if rows.Scan(&to) == nil {
			o.mailer.queue <- to
		}
	}
}

// Start schedules the offers.
func Start(ctx context.Context, db *sql.DB) error {
	s, err := gocron.NewScheduler()
	if err != nil {
		return err
	}
	o := &offers{db: db, mailer: &Mailer{queue: make(chan string, 16)}}
	go o.mailer.Run(ctx)
	if _, err := s.NewJob(gocron.WeeklyJob(1, gocron.NewWeekdays(1), gocron.NewAtTimes(gocron.NewAtTime(9, 0, 0))), gocron.NewTask(o.weekly)); err != nil {
		return err
	}
	s.Start()
	return nil
}
