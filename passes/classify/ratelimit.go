package classify

import (
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// ratelimit recognises limiters and counters that are held against a limit.
func ratelimit(k *Case) (verdict, bool) {
	v := verdict{severity: Warning, confidence: High, effort: 3,
		says:   "keeps rate limits in this process's memory",
		breaks: "each instance counts for itself, so N instances admit N times the limit, and a restart forgets the count",
	}
	if st := k.State("ratelimit"); st != nil {
		v.evidence = append(v.evidence, "library: "+st.ID)
		return v, true
	}
	if k.Shape.Has(shape.Limiter) && k.Fills() {
		v.evidence = append(v.evidence, "holds limiters")
		return v, true
	}
	if !k.Limits() {
		return v, false
	}
	switch {
	case k.Keyed() && k.Does(effects.OpMapWrite, effects.OpCount, effects.OpElem, effects.OpAssign):
	case k.Shape.Container == shape.Number && k.Does(effects.OpCount) && (k.Expires || k.Says(limitWords...)):
	default:
		return v, false
	}
	if k.Says("attempt", "fail", "failed", "login") {
		v.says = "keeps counts of failed attempts in this process's memory"
	}
	v.evidence = append(v.evidence, "a count is compared with a limit", "key: "+k.Keys.String())
	return v, true
}

var limitWords = []string{"limit", "limiter", "rate", "quota", "attempt", "bucket", "throttle", "window", "budget", "fail", "failed", "tries", "retry", "retries", "ban", "banned"}
