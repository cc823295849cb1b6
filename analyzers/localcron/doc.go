// Package localcron reports scheduled work that every instance does.
//
// Scheduled or periodic work in the process acts on shared data or sends something. N
// instances do it N times: N mails, N charges, N deletions that race.
//
// What counts: cron libraries, tickers, timers and sleep loops whose work reaches a
// database or another system.
//
// What does not: housekeeping of this process's own memory, metrics, heartbeats; work
// behind an elector, a lease or a distributed lock.
//
// The message reads:
//
//	StartReports does scheduled work that reaches shared data (started at jobs.go:14):
//	every instance does it, so N instances do it N times; let one instance do it: an
//	elector or a lease, or a schedule of the cluster such as a Kubernetes CronJob
//	[localcron]
//
// Before:
//
//	func StartReports(db *sql.DB) {
//		for range time.Tick(24 * time.Hour) {
//			mailReports(db)
//		}
//	}
//
// After:
//
//	s, err := gocron.NewScheduler(gocron.WithDistributedElector(elector))
package localcron
