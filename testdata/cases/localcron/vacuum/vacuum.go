// Package vacuum works out the totals of the shop every night.
package vacuum

import (
	"database/sql"

	"github.com/gdgvda/cron"
)

// Schedule starts the nightly job.
func Schedule(db *sql.DB) (*cron.Cron, error) {
	c := cron.New()
	if _, err := c.Add("0 3 * * *", func() { // want "Schedule changes shared data or sends something as a scheduled job .*\\[localcron\\]"
		db.Exec("INSERT INTO totals SELECT day, sum(cents) FROM orders GROUP BY day")
	}); err != nil {
		return nil, err
	}
	c.Start()
	return c, nil
}
