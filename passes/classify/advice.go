package classify

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/shape"

	"github.com/hiddenstate/hiddenstate/passes/effects"
)

// advise fills in where the state of a finding should go.
func advise(f *Finding, k *Case, opt Options) {
	if f.Move != "" {
		return // the rule knows better
	}
	switch f.Kind {
	case "session":
		f.Move = sessionMove(k, opt)
	case "idempotency":
		f.Move = idempotencyMove(k, opt)
	case "ratelimit":
		f.Move = limitMove(k, opt)
	case "localfile":
		f.Move = fileMove(k, opt)
	case "cache":
		f.Move = cacheMove(k, opt)
	case "liveconn":
		f.Move = "keep the local fan-out, and publish through " + bus(opt.library("liveconn")) + " to which every instance subscribes"
	case "localqueue":
		f.Move = "before answering, hand the work to a broker or a transactional outbox" + suchAs(opt.library("localqueue"))
		if f.Severity < Error {
			f.Move += ", or accept the loss with a written reason"
		}
	case "globalstate":
		f.Move = globalMove(k)
	case "processkey":
		f.Move = keyMove
	case "localid":
		f.Move = idMove(opt)
	case "locallock":
		f.Move = "use a row lock or a unique constraint, or a lock that every instance respects" + suchAs(opt.library("locallock"))
	case "dbconn":
		f.Move = "finish the transaction within the request, and keep what must wait as rows with a version"
	case "embeddeddb":
		f.Move = databaseMove(opt)
	case "localcron":
		f.Move = cronMove(k, opt)
	}
}

// bus names what carries events from one instance to the others.
func bus(lib string) string {
	switch {
	case strings.Contains(lib, "redis"):
		return "Redis pub/sub (" + lib + ")"
	case strings.Contains(lib, "nats"):
		return "NATS (" + lib + ")"
	case lib == "":
		return "a broker"
	}
	return "a broker, with " + lib + ","
}

// cronMove proposes a guard for work that has no scheduler, and a scheduler with
// an elector for a job of one that has none.
func cronMove(k *Case, opt Options) string {
	const cluster = ", or make it a job of the cluster such as a Kubernetes CronJob"
	if s := k.Cell.Schedule; s != nil && s.Tick != nil {
		return "let one instance do it: take a lock or a lease that every instance respects, such as " + either(opt.library("locallock"), "an advisory lock of the database") + cluster
	}
	return "let one instance do it: use a scheduler with a distributed elector" + suchAs(opt.library("localcron", "gocron")) + cluster
}

func globalMove(k *Case) string {
	switch {
	case k.Shape.Container == shape.Flag:
		return "keep the switch in the database or a configuration service that every instance reads"
	case k.Shape.Container == shape.Number && k.Does(effects.OpCount):
		return "count in the database or in Redis (INCR), or export it as a metric and sum over the instances"
	}
	held := element(k.Type)
	if held == nil {
		held = k.Type
	}
	if isHandle(held, k.prog.InScope, 0) {
		return "keep what it is made from in the database or a configuration service, and let every instance make its own from that"
	}
	return "keep it in the database, or in a shared store, and read it from there"
}

// either joins a library, if there is one, and what else does as well.
func either(lib, other string) string {
	if lib == "" {
		return other
	}
	return lib + " or " + other
}

func suchAs(lib string) string {
	if lib == "" {
		return ""
	}
	return " such as " + lib
}
