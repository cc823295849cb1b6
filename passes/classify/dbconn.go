package classify

import (
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// dbconn recognises transactions and connections that are kept after the
// request that opened them.
func dbconn(k *Case) (verdict, bool) {
	v := verdict{severity: Error, confidence: High, effort: 8,
		says:   "keeps database connections or transactions across requests",
		breaks: "the next request must reach the instance that holds the connection, and a restart rolls back what it had begun",
	}
	if !k.Shape.Has(shape.Transacted) || !k.Fills() {
		return v, false
	}
	v.evidence = append(v.evidence, "holds transactions or connections")
	return v, true
}
