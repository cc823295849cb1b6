package classify

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// ratelimit recognises limiters and counters that are held against a limit, and
// channels that hold a slot for each request that is let in. What limits the
// calls that this process makes to others is for information: nobody is let in
// by it. It errs in taking a limiter for one of requests where it cannot tell.
func ratelimit(k *Case) (verdict, bool) {
	v := verdict{severity: Warning, confidence: High, effort: 3}
	what := "requests"
	switch {
	case k.State("ratelimit") != nil:
		st := k.State("ratelimit")
		v.evidence = append(v.evidence, "library: "+st.ID)
		if st.Severity == "info" {
			v.severity = Info
		}
	case k.Shape.Has(shape.Limiter) && k.Fills():
		v.evidence = append(v.evidence, "holds limiters")
	case k.admits():
		v.evidence = append(v.evidence, "requests put something in and take it out again")
		return k.slots(v), true
	case k.spaces():
		v.evidence = append(v.evidence, "a time is kept for each key, and compared with the clock", "key: from "+k.Keys.Phrase())
		v.says = "keeps when each client may try again in this process's memory"
		v.breaks = "each instance looks at its own times, so N instances let in N times as many, and a restart forgets them"
		return v, true
	case k.bounds():
		v.evidence = append(v.evidence, "library: "+k.State("locallock").ID)
		return k.slots(v), true
	case k.counts():
		v.evidence = append(v.evidence, k.counted(), "key: from "+k.Keys.Phrase())
		if k.Says("attempt", "fail", "failed", "failure", "login", "try", "tries") {
			what = "attempts"
		}
	default:
		return v, false
	}
	v.limit = k.limit(what)
	if k.limitsCalls() {
		return k.outgoing(v), true
	}
	switch {
	case what == "attempts":
		v.says = "keeps counts of attempts in this process's memory"
	case k.Keyed():
		v.says = "keeps a rate limit for each client in this process's memory"
	default:
		v.says = "keeps a rate limit in this process's memory"
	}
	v.breaks = "each instance counts for itself, so N instances admit N times the limit, and a restart forgets the count"
	if v.limit != nil {
		v.breaks = "each instance counts for itself, so N instances admit N × " + v.limit.String() + ", and a restart forgets the count"
	}
	return v, true
}

// counts reports whether the case is a counter that is held against a limit.
func (k *Case) counts() bool {
	if !k.Limits() {
		return false
	}
	if k.Keyed() {
		return k.Does(effects.OpMapWrite, effects.OpCount, effects.OpElem, effects.OpAssign)
	}
	return k.Shape.Container == shape.Number && k.Does(effects.OpCount) && (k.Expires || k.Says(limitWords...))
}

// counted says what is held against a limit.
func (k *Case) counted() string {
	if k.windows() {
		return "the length of a list is compared with a limit"
	}
	return "a count is compared with a limit"
}

// admits reports whether the case is a semaphore: a channel into which requests
// put something and out of which they take it again.
func (k *Case) admits() bool {
	return k.Shape.Container == shape.Channel && !k.Drained && k.Does(effects.OpSend) && len(k.Takes) > 0 &&
		!k.Shape.Has(shape.Payload|shape.Connection|shape.Callback)
}

// bounds reports whether the case is a library's semaphore that is no mutex.
func (k *Case) bounds() bool {
	slots, ok := k.isSemaphore()
	return ok && slots != 1
}

// slots says what a semaphore does. Where a request waits for its turn, the
// limit is one for this machine, and nobody is refused.
func (k *Case) slots(v verdict) verdict {
	v.says = "limits how many run at the same time, in this process only"
	v.breaks = "each instance lets in as many, so N instances let in N times as many"
	v.move = "if the limit protects something that instances share, take the slot from a shared store with an expiry; if it protects this machine, accept it with a reason"
	v.effort = 2
	if k.limitsCalls() {
		return k.outgoing(v)
	}
	v.severity = Info
	for _, a := range append(append([]*cells.Access(nil), k.Accesses...), k.Takes...) {
		if !a.Effect.Site.Waits() && !k.waits(a) {
			v.severity = Warning
		}
	}
	n, _ := k.isSemaphore()
	if n == 0 {
		n = k.slotCount()
	}
	if n > 0 {
		v.limit = &Limit{Count: n, What: "requests", Pos: k.Pos}
		v.breaks = "each instance lets in as many, so N instances let in N × " + number(n)
	}
	return v
}

// outgoing says what a limiter of this process's own calls does.
func (k *Case) outgoing(v verdict) verdict {
	v.severity = Info
	v.says = "limits the calls that this process makes to another system"
	v.breaks = "each instance counts for itself, so the other system sees N times the limit"
	if v.limit != nil {
		v.limit.What = "calls"
		v.breaks = "each instance counts for itself, so the other system sees N × " + v.limit.String()
	}
	v.move = "if the other system counts per account, divide the limit by the number of instances, or count in a shared store"
	v.effort = 2
	return v
}

// limitsCalls reports whether everything that asks the limiter waits for it, or
// is a client of another system, and then calls that system.
func (k *Case) limitsCalls() bool {
	asked := false
	for _, a := range k.Accesses {
		switch a.Effect.Op {
		case effects.OpLibrary, effects.OpSend, effects.OpCount:
		default:
			continue
		}
		fn := a.Effect.Site.Func
		if fn == nil || !fn.Outside() || fn == a.Entry.Func || fn.Answers() {
			return false
		}
		if !k.waits(a) && !fn.Client() {
			return false
		}
		asked = true
	}
	return asked
}

// waits reports whether a request is held up until the limiter lets it pass.
func (k *Case) waits(a *cells.Access) bool {
	switch a.Effect.Op {
	case effects.OpSend:
		return a.Effect.Site.Waits()
	case effects.OpLibrary:
		id := a.Effect.State.ID
		name := id[strings.LastIndexByte(id, '.')+1:]
		return strings.HasPrefix(name, "Wait") || strings.HasPrefix(name, "Reserve") || name == "Take" || name == "Acquire"
	}
	return false
}

var limitWords = []string{"limit", "limiter", "rate", "quota", "attempt", "bucket", "throttle", "window", "budget", "fail", "failed", "tries", "retry", "retries", "ban", "banned", "throttled", "cooldown"}
