package classify

import (
	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// localid recognises sequences of this process that serve as identifiers, and
// generators that tell instances apart by a number that all have.
func localid(k *Case) (verdict, bool) {
	v := verdict{severity: Error, confidence: High, effort: 2,
		says:   "counts up identifiers in this process",
		breaks: "two instances hand out the same identifiers, and a restart begins again",
	}
	if st := k.State("localid"); st != nil {
		v.says = "makes identifiers with the same node number on every instance"
		v.breaks = "two instances can hand out the same identifier at the same moment"
		v.evidence = append(v.evidence, "library: "+st.ID)
		for _, l := range k.Cell.Libraries {
			if l.State.Kind == "localid" && l.Verdict == cells.Here && l.Why != "" {
				v.evidence = addText(v.evidence, l.Why)
			}
		}
		if st.Severity == "warning" {
			v.severity = Warning
			v.says = "makes identifiers with a node number that instances can share"
		}
		v.move = "give each instance a node number of its own (an ordinal, a lease), or use a UUIDv7 or a ULID"
		return v, true
	}
	if k.Shape.Container != shape.Number || !k.Does(effects.OpCount) || !k.ReadBack && !k.Patterns.Has(effects.Yields) {
		return v, false
	}
	// Structure allows a shown counter as well: the name decides.
	if !k.Says("id", "seq", "sequence", "serial", "next", "last", "uid", "nr", "number", "no") || k.Patterns.Has(effects.Limited) || k.numbersCalls() || k.onlyKeys() || k.takesTurns() {
		return v, false
	}
	v.evidence = append(v.evidence, "counted up and handed out")
	return v, true
}

// idMove says how identifiers should be made.
func idMove(opt Options) string {
	if lib := opt.owned("localid", "uuid", "xid"); lib != "" {
		return "use a database sequence, or identifiers that need no coordination, with " + lib
	}
	return "use a database sequence, or identifiers that need no coordination such as UUIDv7"
}
