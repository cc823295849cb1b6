// Package globalstate reports any other variable that requests write and that outlives them.
//
// A request writes a package-level variable, a field of a long-lived object or a captured
// variable, and a later request reads it. The later request sees it only if it reaches the
// same instance, and a restart forgets it.
//
// What counts: settings toggled at run time, job status and progress, counters shown to
// users, feature flags, registries, repositories in memory. A value that a later request
// reads back is an error, a switch or a count a warning. A count that is only shown, on
// which no code branches, is for information.
//
// What does not: variables written only by initialisation or before the service answers
// requests, handles that a sync.Once or a nil check builds on first use, sync.Pool,
// metrics, objects that belong to one request.
//
// The message reads:
//
//	maintenance keeps a switch in this process's memory (written by POST
//	/admin/maintenance, Toggle at admin.go:12): it moves in the instance that served the
//	request and in no other, and a restart moves it back; keep the switch in the database
//	or a configuration service that every instance reads [globalstate]
//
// Before:
//
//	var maintenance atomic.Bool
//
//	func Toggle(w http.ResponseWriter, r *http.Request) {
//		maintenance.Store(r.FormValue("on") == "true")
//	}
//
// After:
//
//	func Toggle(w http.ResponseWriter, r *http.Request) {
//		rdb.Set(r.Context(), "maintenance", r.FormValue("on"), 0)
//	}
package globalstate
