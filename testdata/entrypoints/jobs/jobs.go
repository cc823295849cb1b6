// Package jobs runs functions on a schedule.
package jobs

import "github.com/robfig/cron/v3"

type reports struct{ sent int }

func (r *reports) send() { r.sent++ } // want `^cron schedule:`

func cleanUp() {} // want `^cron schedule:`

type rotate struct{}

func (rotate) Run() {} // want `^cron schedule:`

func start(r *reports) error {
	c := cron.New()
	if _, err := c.AddFunc("@daily", r.send); err != nil {
		return err
	}
	c.AddFunc("0 * * * *", cleanUp)
	c.AddJob("@hourly", rotate{})
	c.Start()
	return nil
}
