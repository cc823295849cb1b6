package classify

import (
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// localid recognises sequences of this process that serve as identifiers.
func localid(k *Case) (verdict, bool) {
	v := verdict{severity: Error, confidence: High, effort: 2,
		says:   "counts up identifiers in this process",
		breaks: "two instances hand out the same identifiers, and a restart begins again",
	}
	if st := k.State("localid"); st != nil {
		v.evidence = append(v.evidence, "library: "+st.ID)
		return v, true
	}
	if k.Shape.Container != shape.Number || !k.Does(effects.OpCount) || !k.ReadBack {
		return v, false
	}
	// Structure allows a shown counter as well: the name decides.
	if !k.Says("id", "seq", "sequence", "serial", "next", "last", "uid", "nr", "number", "no") || k.Patterns.Has(effects.Limited) {
		return v, false
	}
	v.evidence = append(v.evidence, "counted up and handed out")
	return v, true
}
