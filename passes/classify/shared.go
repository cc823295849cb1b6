package classify

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/cells"
)

// shared lists the library objects that keep nothing in this instance.
func shared(res *cells.Result) []Clearance {
	var out []Clearance
	for _, lib := range res.Shared {
		key := lib.State.ID
		why := elsewhere(lib.State.Kind) + ": " + key
		if lib.Why != "" && lib.Why != key {
			why += " with " + lib.Why
		}
		out = append(out, Clearance{Symbol: lib.Call.Func.Symbol() + " → " + brief(key), Pos: lib.Call.Pos, Why: why})
	}
	return out
}

// elsewhere says where objects of a kind are, or what they share, that keep
// nothing here.
func elsewhere(kind string) string {
	switch kind {
	case "embeddeddb":
		return "a database server"
	case "localfile":
		return "files in a shared store"
	case "localcron":
		return "jobs that one instance runs"
	case "locallock":
		return "a lock that all instances respect"
	case "localid":
		return "identifiers that differ between instances"
	case "liveconn":
		return "messages that reach all instances"
	}
	return kind + " in a shared store"
}

// brief returns a key without the folders of the import path and without
// parentheses: "redislock.Client.Obtain".
func brief(key string) string {
	key = key[strings.LastIndexByte(key, '/')+1:]
	return strings.NewReplacer("(", "", ")", "", "*", "").Replace(key)
}
