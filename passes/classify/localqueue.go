package classify

import (
	"strings"

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
	if k.fromReadsOnly() {
		// Nobody who only looked at something was promised anything.
		v.severity = Warning
		v.breaks = "what is not yet done is lost when this instance dies"
		v.evidence = append(v.evidence, "requests that only read start it")
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
		v.says = "starts a goroutine that reaches other systems and that nobody waits for"
		if fn := k.started(); fn != nil {
			v.says = "starts " + functionName(fn) + " in a goroutine that nobody waits for"
		}
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
		v.says = "holds work in a channel, in this process's memory, until a goroutine takes it"
	case shape.List, shape.Map:
		if !k.Drained || !k.Does(effects.OpAppend, effects.OpMapWrite) || k.ReadBack && !k.Emptied {
			return v, false
		}
		if k.ReadBack && k.Does(effects.OpDelete, effects.OpElem) {
			return v, false // what requests look up, change and take out themselves waits for nobody
		}
		v.says = "collects work in this process's memory until a goroutine takes it"
	default:
		return v, false
	}
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

// fromReadsOnly reports whether all requests that write the place, or start the
// goroutine, are of methods that change nothing.
func (k *Case) fromReadsOnly() bool {
	some := false
	for _, a := range k.Accesses {
		if !a.Effect.Op.Writes() && a.Effect.Op != effects.OpSpawn {
			continue
		}
		if a.Entry == nil || len(a.Entry.Routes) == 0 {
			return false
		}
		for _, r := range a.Entry.Routes {
			if method, _, _ := strings.Cut(r.String(), " "); method != "GET" && method != "HEAD" {
				return false
			}
			some = true
		}
	}
	return some
}
