package classify

import (
	"fmt"
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

// Drill returns the steps that show a finding by hand, with two instances.
func Drill(f *Finding) []string {
	from := "a request that writes " + f.Subject()
	if p := f.writingPoints(); len(p) > 0 && len(p[0].Routes) > 0 {
		from = p[0].Routes[0].String()
	}
	switch f.Kind {
	case "session":
		return []string{
			"run two instances behind a load balancer without affinity",
			"send " + from,
			"kill the instance that answered",
			"send the next request of the same user; expected: the user notices nothing",
		}
	case "ratelimit":
		return []string{
			"run two instances behind a load balancer without affinity",
			fmt.Sprintf("send %s until it is refused, and count", from),
			"expected: refused at the configured limit, not at twice as many",
		}
	case "localfile", "embeddeddb":
		return []string{
			"run two instances without a shared disk",
			"send " + from + " to the first",
			"read the result through the second, then replace the first by a new one and read again; expected: it is there both times",
		}
	case "idempotency":
		return []string{
			"run two instances",
			"send " + from + " to the first, and the same request again to the second",
			"expected: the second is recognised as a repetition",
		}
	case "cache":
		return []string{
			"run two instances and warm both",
			"change the value through the first (" + from + ")",
			"read it through the second; expected: the new value, or within the time that is agreed",
		}
	case "liveconn":
		return []string{
			"run two instances and connect a client to each",
			"send " + from + " to the first",
			"expected: both clients receive it",
		}
	case "localqueue":
		return []string{
			"send " + from + " and wait for the answer",
			"kill the instance at once (SIGKILL)",
			"expected: the work is done nevertheless",
		}
	case "localcron":
		return []string{"run two instances past the next tick", "expected: the work is done once"}
	}
	return []string{
		"run two instances",
		"send " + from + " to the first",
		"read the result through the second, then restart the first and read again; expected: the same answer each time",
	}
}
