package classify

import (
	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// localqueue recognises work that a request starts and that only this process
// holds: channels and lists that a goroutine drains, and goroutines that nobody
// waits for.
func localqueue(k *Case) (verdict, bool) {
	v := verdict{severity: Error, confidence: High, effort: 5,
		breaks: "what was accepted but not yet done is lost when this instance dies",
	}
	if st := k.State("localqueue"); st != nil {
		v.says = "keeps work in this process's memory"
		v.evidence = append(v.evidence, "library: "+st.ID)
		return v, true
	}
	if k.Kind == effects.Spot && k.Does(effects.OpSpawn) {
		if !k.Reach.Outside() || k.joined() {
			return v, false
		}
		v.says = "starts work in a goroutine that nobody waits for"
		return v, true
	}
	switch k.Shape.Container {
	case shape.Channel:
		// A channel to a goroutine that only keeps state of its own is the way
		// to that state, and no queue.
		box := k.Mailbox
		if !k.Does(effects.OpSend) || !k.Drained || box == nil || !works(box) {
			return v, false
		}
	case shape.List, shape.Map:
		if !k.Drained || !k.Does(effects.OpAppend, effects.OpMapWrite) || k.ReadBack && !k.Emptied {
			return v, false
		}
	default:
		return v, false
	}
	v.says = "keeps work that waits for a goroutine, in this process's memory"
	v.evidence = append(v.evidence, "drained by background code")
	return v, true
}

// works reports whether a goroutine does more with a message than to keep it.
func works(box *cells.Mailbox) bool {
	return box.IO.Outside() || box.Calls || box.IO.Unknown() && len(box.Owned) == 0
}

// joined reports whether every goroutine that the cell stands for is waited for,
// or is a worker that is started once.
func (k *Case) joined() bool {
	for _, a := range k.Accesses {
		if a.Effect.Op == effects.OpSpawn && !a.Effect.Once && !a.Effect.Site.Patterns().Has(effects.Joined) {
			return false
		}
	}
	return true
}
