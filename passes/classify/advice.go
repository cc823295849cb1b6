package classify

import (
	"fmt"
	"github.com/hiddenstate/hiddenstate/passes/shape"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
)

// advise fills in where the state of a finding should go.
func advise(f *Finding, k *Case, opt Options) {
	switch f.Kind {
	case "session":
		f.Move = "move them to a shared session store with an expiry" + suchAs(opt.library("session", sessionStores(k)...))
	case "idempotency":
		f.Move = "claim the key in shared storage before the work: SET NX with an expiry" + with(opt.library("idempotency", "redis")) + ", or a unique index written in the same transaction"
	case "ratelimit":
		f.Move = "count in a shared store" + suchAs(opt.library("ratelimit")) + ", or enforce the limit at the gateway; limit/N for each instance breaks under uneven routing"
	case "localfile":
		f.Move = "write to object storage" + suchAs(opt.library("localfile")) + ", or let the client upload with a pre-signed URL"
	case "cache":
		f.Move = "share the cache" + suchAs(opt.library("cache")) + ", or give entries a short expiry and broadcast invalidations"
	case "liveconn":
		f.Move = "keep the local fan-out and publish through a broker that every instance subscribes to" + suchAs(opt.library("liveconn"))
	case "localqueue":
		f.Move = "hand the work to a broker or a transactional outbox before answering" + suchAs(opt.library("localqueue"))
	case "globalstate":
		f.Move = globalMove(k)
	case "processkey":
		f.Move = "read the key from a secret store or from configuration, and refuse to start without it"
	case "localid":
		f.Move = "use a UUIDv7, a ULID or a database sequence" + with(opt.library("localid", "uuid", "ulid"))
	case "locallock":
		f.Move = "use a row lock or a unique constraint, or a lock that every instance respects" + suchAs(opt.library("locallock"))
	case "dbconn":
		f.Move = "finish the transaction within the request, and keep what must wait as rows with a version"
	case "embeddeddb":
		f.Move = "use a server database" + suchAs(opt.library("embeddeddb"))
	case "localcron":
		f.Move = "let one instance do it: an elector or a lease" + suchAs(opt.library("localcron")) + ", or a schedule of the cluster such as a Kubernetes CronJob"
	case "stickycookie":
		f.Move = "serve the request from any instance: key what follows by the user or the session, not by the instance"
	}
}

func globalMove(k *Case) string {
	switch {
	case k.Shape.Container == shape.Flag:
		return "keep the switch in the database or a configuration service that every instance reads"
	case k.Shape.Container == shape.Number && k.Does(effects.OpCount):
		return "count in the database or in Redis (INCR), or export it as a metric and sum over the instances"
	}
	return "keep it in the database, or in a shared store, and read it from there"
}

// sessionStores narrows the libraries proposed to those for the framework at hand.
func sessionStores(k *Case) []string {
	for _, s := range k.States {
		switch {
		case strings.Contains(s.ID, "alexedwards/scs"):
			return []string{"alexedwards/scs"}
		case strings.Contains(s.ID, "gin-contrib/sessions"):
			return []string{"gin-contrib/sessions"}
		case strings.Contains(s.ID, "gofiber"):
			return []string{"gofiber/storage"}
		case strings.Contains(s.ID, "gorilla/sessions"):
			return []string{"rbcervilla/redisstore", "boj/redistore"}
		}
	}
	return nil
}

func suchAs(lib string) string {
	if lib == "" {
		return ""
	}
	return " such as " + lib
}

func with(lib string) string {
	if lib == "" {
		return ""
	}
	return " with " + lib
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
