// Package kind names the kinds of hidden state. It is the one list that the
// rules, the directives and the command line share.
package kind

// An Info describes one kind of hidden state for lists and reports.
type Info struct {
	Name  string
	Title string // one line
	// Default is the severity without evidence that makes it worse or better.
	Default string
}

var kinds = [...]Info{
	{"session", "login state, carts and multi-step flows kept in one instance", "error"},
	{"idempotency", "sets of handled keys and revoked tokens that one instance keeps", "error"},
	{"ratelimit", "limits that each instance counts for itself", "warning"},
	{"stickycookie", "affinity cookies, and the instance's identity in answers", "error"},
	{"processkey", "keys that a process makes up when it starts", "error"},
	{"localid", "sequences of one process used as identifiers", "error"},
	{"locallock", "locks of one process around data that all instances share", "warning"},
	{"liveconn", "registries of connections that live in one instance", "error"},
	{"dbconn", "database connections and transactions kept across requests", "error"},
	{"localqueue", "accepted work that only this process holds", "error"},
	{"embeddeddb", "databases on the local disk or in memory", "error"},
	{"localfile", "files on the local disk that outlive the request", "error"},
	{"localcron", "scheduled work that every instance does", "warning"},
	{"cache", "copies, in this process, of values from elsewhere", "info"},
	{"globalstate", "any other variable that requests write and that outlives them", "error"},
	{"sessionstore", "hygiene of the shared store that holds sessions", "warning"},
	{"clientsession", "sessions that the client carries in a cookie", "info"},
}

// All returns all kinds, in the order of precedence.
func All() []Info { return kinds[:] }

// Is reports whether name is a kind's.
func Is(name string) bool {
	for i := range kinds {
		if kinds[i].Name == name {
			return true
		}
	}
	return false
}
