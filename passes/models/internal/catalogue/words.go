package catalogue

import "slices"

// A word of the data and the constant of package models that it stands for.
type word struct{ text, constant string }

var (
	forms = [...]word{
		{"register", "Register"}, {"wrap", "Wrap"}, {"functype", "FuncType"}, {"iface", "Iface"},
		{"generated", "Generated"}, {"loop", "Loop"}, {"marker", "Marker"}, {"field", "Field"},
	}
	triggers = [...]word{
		{"", ""}, {"request", ""}, {"message", "Message"}, {"schedule", "Schedule"}, {"connection", "Connection"},
	}
	classes = [...]word{
		{"local", "Local"}, {"conditional", "Conditional"}, {"neutral", "Neutral"},
		{"evidence", "Evidence"}, {"harmless", "Harmless"}, {"external", "External"},
	}
	roles = [...]word{
		{"constructor", "Constructor"}, {"use", "Use"}, {"option", "Option"}, {"type", "Type"}, {"driver", "Driver"},
	}
	ios = [...]word{
		{"", ""}, {"read", "Read"}, {"send", "Send"}, {"file", "FileIO"}, {"log", "Log"},
		{"metric", "Metric"}, {"lock", "LockWait"}, {"unlock", "Unlock"}, {"guard", "Guard"},
	}
	ops = [...]word{
		{"", ""}, {"put", "Put"}, {"claim", "Claim"}, {"remove", "Remove"},
		{"append", "Append"}, {"count", "Count"}, {"look", "Look"}, {"keep", "Keep"}, {"recall", "Recall"},
	}
	modes = [...]word{
		{"", ""}, {"in place", ""}, {"async", "Async"}, {"once", "Once"}, {"never", "Never"},
	}
	// origins has the words of package origin.
	origins = [...]word{
		{"cookie", "Cookie"}, {"credential", "Credential"}, {"idempotency key", "Idempotent"}, {"header", "Header"},
		{"query parameter", "Query"}, {"path", "Path"}, {"request body", "Body"}, {"peer address", "Address"},
		{"request context", "Context"}, {"random", "Random"}, {"clock", "Clock"}, {"external read", "External"},
		{"disk", "Disk"}, {"instance identity", "Instance"}, {"configuration", "Environ"},
		{"temporary file", "TempKept"}, {"constant", "Constant"}, {"upload", "Upload"}, {"connection", "Connection"},
	}

	severities = [...]string{"", "error", "warning", "info"}
	verbs      = [...]string{
		"", "ANY", "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "CONNECT", "OPTIONS", "TRACE", "QUERY",
	}
	nameKinds = [...]string{"cookie", "header", "env", "query", "seed-cookie", "off-switch"}
	matches   = [...]string{"", "exact", "prefix", "hex"}
	sures     = [...]string{"high", "medium", "low"}
	effects   = [...]string{"affinity", "refinement", "off-switch", "amplifier"}

	// categories are what package models says of library types.
	categories = [...]string{
		"connection", "limiter", "transaction", "mutex", "scheduler", "time", "client", "inert",
	}

	// argRoles are the roles that an argument of a state symbol may play.
	argRoles = [...]string{
		"async", "body", "buffer", "burst", "cache", "client", "config", "cookie", "db", "driver", "dsn", "file", "flags",
		"getter", "in-memory", "interval", "jetstream", "key", "keyfunc", "limit", "limiter", "lock", "message",
		"name", "node", "path", "persistent", "provider-name", "rate", "redis", "runnable", "schedule", "session", "size", "slots", "state", "store",
		"task", "ttl", "url", "value", "workers",
	}

	// kinds are the kinds of state that the data may speak of.
	kinds = [...]string{
		"session", "idempotency", "ratelimit", "stickycookie", "processkey", "localid", "locallock", "liveconn",
		"dbconn", "localqueue", "embeddeddb", "localfile", "localcron", "cache", "globalstate", "sessionstore",
		"clientsession",
	}
)

// constant returns the constant that text stands for.
func constant(words []word, text string) (string, bool) {
	i := slices.IndexFunc(words, func(w word) bool { return w.text == text })
	if i < 0 {
		return "", false
	}
	return words[i].constant, true
}
