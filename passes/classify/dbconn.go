package classify

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// dbconn recognises transactions and connections that are kept after the
// request that opened them.
func dbconn(k *Case) (verdict, bool) {
	v := verdict{severity: Error, confidence: High, effort: 8,
		says:   "keeps database transactions or connections open across requests",
		breaks: "the next request must reach the instance that holds them, and a restart rolls back what they had begun",
	}
	if !k.Shape.Has(shape.Transacted) || !k.Fills() {
		return v, false
	}
	name := elementName(k.Type)
	if name == "" {
		name = namedIn(k.Type)
	}
	switch {
	case strings.HasSuffix(name, "Tx"):
		v.says = "keeps database transactions open across requests"
	case strings.HasSuffix(name, "Conn"):
		v.says = "keeps database connections for the requests to come"
		v.breaks = "what one request sets up on a connection the next finds only on the same instance, and a restart closes it"
	}
	v.evidence = append(v.evidence, "holds transactions or connections")
	return v, true
}
