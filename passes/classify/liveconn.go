package classify

import (
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// liveconn recognises registries of live connections and of the channels that
// feed them.
func liveconn(k *Case) (verdict, bool) {
	v := verdict{severity: Error, confidence: High, effort: 8,
		says:   "keeps the clients that are connected to this instance",
		breaks: "what is published through another instance does not reach them",
	}
	if st := k.State("liveconn"); st != nil {
		v.evidence = append(v.evidence, "library: "+st.ID)
		return v, true
	}
	if k.bridged() {
		return v, false
	}
	subscribers := k.Shape.Has(shape.Callback) && k.Says("subscriber", "subscription", "sub", "listener", "watcher", "observer", "client", "conn", "connection", "hub")
	if !k.Shape.Has(shape.Connection) && !subscribers || !k.Fills() {
		return v, false
	}
	if k.Shape.Container != shape.Map && k.Shape.Container != shape.List {
		return v, false
	}
	if !k.Does(effects.OpMapWrite, effects.OpAppend, effects.OpClaim, effects.OpElem, effects.OpAssign) {
		return v, false
	}
	if subscribers && !k.Shape.Has(shape.Connection) {
		v.says = "keeps the subscribers that listen in this process"
	}
	v.evidence = append(v.evidence, "holds connections or the channels that feed them")
	return v, true
}
