// Package reminders writes to customers whose orders are not paid.
package reminders

import (
	"database/sql"
	"log/slog"
	"net/smtp"

	"github.com/robfig/cron/v3"
)

// Jobs are what has to be done regularly.
type Jobs struct {
	db   *sql.DB
	cron *cron.Cron
}

// Start starts the jobs.
func Start(db *sql.DB) (*Jobs, error) {
	j := &Jobs{db: db, cron: cron.New()}
	if _, err := j.cron.AddFunc("0 9 * * *", j.remind); err != nil {
		return nil, err
	}
	j.cron.Start()
	return j, nil
}

func (j *Jobs) remind() { // want "Jobs.remind changes shared data or sends something as a scheduled job \\(scheduled at reminders.go:21 for \"0 9 \\* \\* \\*\"\\): each of N instances does it.*distributed elector.*\\[localcron\\]"
	rows, err := j.db.Query(`SELECT email FROM orders WHERE status = 'pending'`)
	if err != nil {
		slog.Error("reminders", "err", err)
		return
	}
	defer rows.Close()
	for rows.Next() {
		var email string
		if rows.Scan(&email) == nil {
			smtp.SendMail("localhost:25", nil, "shop@example.com", []string{email}, []byte("Please pay."))
		}
	}
}
