package classify

import (
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// cache recognises copies, in this process, of values that come from elsewhere.
func cache(k *Case) (verdict, bool) {
	v := verdict{severity: Warning, confidence: High, effort: 3, says: "keeps copies of values from elsewhere in this process's memory"}
	st := k.State("cache")
	named := k.Says("cache", "cached", "memo", "lru")
	switch {
	case st != nil:
		v.evidence = append(v.evidence, "library: "+st.ID)
	case k.Shape.Container == shape.Number || k.Shape.Container == shape.Flag || k.Shape.Has(shape.Connection):
		return v, false
	case fetched(k) && !k.Vals.Has(origin.Body):
	case named && !k.Vals.Has(origin.Body|origin.Upload):
		v.confidence = Medium
	default:
		return v, false
	}
	switch {
	case k.Expires:
		v.severity = Info
		v.breaks = "instances answer differently until the entries expire"
	case k.Does(effects.OpDelete, effects.OpReset):
		v.breaks = "a change made through another instance is not seen here: entries are invalidated only in the process that handles the change"
	default:
		v.breaks = "a change made elsewhere is never seen here: entries do not expire"
	}
	v.evidence = append(v.evidence, "value: "+k.Vals.String())
	return v, true
}
