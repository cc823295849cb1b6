// Package localcron reports scheduled work that every instance does.
//
// Scheduled or periodic work in the process acts on shared data or sends something. N
// instances do it N times: N mails, N charges, N deletions that race.
//
// What counts: cron libraries, tickers, timers and sleep loops whose work reaches a
// database or another system.
//
// What does not: housekeeping of this process's own memory, metrics, heartbeats; loops
// that only read; work behind an elector, a lease, a distributed or advisory lock, or a
// claim of rows (SET NX, SELECT ... FOR UPDATE, UPDATE ... RETURNING, an UPDATE whose
// count of rows is checked).
//
// It is an error where doing it once more does more: a mail, a charge, an insertion. It
// is a warning where the work only deletes, or only touches files.
//
// The message reads:
//
//	StartReports changes shared data or sends something in a loop around a clock (calls
//	mailReports at jobs.go:16): each of N instances does it, so it is done N times, and
//	nothing keeps two of them from doing it at once; let one instance do it: take a lock
//	or a lease that every instance respects, such as go-redsync/redsync/v4 or an advisory
//	lock of the database, or make it a job of the cluster such as a Kubernetes CronJob
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
