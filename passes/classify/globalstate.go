package classify

import (
	"go/types"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// globalstate takes what is left: variables that requests write and that
// outlive the request.
func globalstate(k *Case) (verdict, bool) {
	v := verdict{severity: Error, confidence: High, effort: 3}
	switch k.Kind {
	case effects.Files, effects.Spot:
		return v, false
	}
	if k.Shape.Container == shape.Channel && !k.Pos.IsValid() {
		return v, false // of another package: what becomes of what is sent may not be known here
	}
	if k.Once || k.Lazy || isLockTable(k.Shape) || k.Shape.Has(shape.Connection) && k.bridged() || !k.Does(effects.OpAssign, effects.OpCount, effects.OpAppend, effects.OpElem, effects.OpMapWrite, effects.OpClaim, effects.OpDelete, effects.OpReset) {
		return v, false
	}
	if k.onlyKeys() {
		return v, false
	}
	counts := k.Shape.Container == shape.Number && k.Does(effects.OpCount)
	noun := k.Shape
	if own := k.Cell.Cell.Shape(); own.Container == shape.Opaque && !counts && namedIn(k.Type) != "" && len(k.Inner) > 0 && isPart(k.Inner[0]) {
		noun = own // a struct, of which requests write a number or a text
	}
	v.says, v.breaks = globalNouns(noun, k.Type, counts)
	if k.Keys != 0 {
		v.evidence = append(v.evidence, "key: from "+k.Keys.Phrase())
	}
	if k.Vals != 0 {
		v.evidence = append(v.evidence, "value: from "+k.Vals.Phrase())
	}
	switch {
	case k.isRegistry():
		v.severity = Info
		v.says = "keeps what the program registers, in this process's memory"
		v.breaks = "every instance fills it with the same at start-up; what a request registers later no other instance has before it starts again"
		v.move = "fill it at start-up only, or accept it with a reason"
		v.effort = 1
		v.evidence = append(v.evidence, "keys and values are constants of the program", "start-up code fills it, too")
	case k.takesTurns():
		v.severity = Info
		v.says = "keeps whose turn it is in this process's memory"
		v.breaks = "each instance goes round for itself, from the beginning after a restart"
		v.move = "accept it with a reason, unless what is chosen has to be used evenly by all instances together"
		v.effort = 1
	case counts && (!k.ReadBack || k.numbersCalls()):
		return v, false // a counter for logs and metrics, or of outgoing calls
	case !k.ReadBack, k.overwritten():
		v.severity, v.confidence = Info, Low
	case counts && k.onlyShown():
		v.severity = Info
		v.evidence = append(v.evidence, "a count that is shown and decides nothing")
	case k.Shape.Container == shape.Flag:
		v.severity = Warning
	case counts && !k.Vals.Has(origin.Request):
		v.severity = Warning
	}
	return v, true
}

// isRegistry reports whether a container holds what the program itself knows, and
// start-up code puts it there as requests do.
func (k *Case) isRegistry() bool {
	if k.Shape.Container != shape.Map && k.Shape.Container != shape.List {
		return false // a switch, and whose turn it is, are constants each time
	}
	return k.Preset && k.Keys|k.Vals == origin.Constant
}

// globalNouns says what a variable keeps and what comes of it.
func globalNouns(s shape.Shape, t types.Type, counts bool) (says, breaks string) {
	const (
		here   = " in this process's memory"
		missed = "the next request sees it only if it reaches the same instance, and a restart forgets it"
	)
	switch s.Container {
	case shape.Flag:
		return "keeps a switch" + here, "it moves in the instance that served the request and in no other, and a restart moves it back"
	case shape.Number:
		if counts {
			return "keeps a count" + here, "each instance has its own, of the requests that it served itself, and a restart sets it back"
		}
		return "keeps a number" + here, missed
	case shape.Map, shape.List:
		container := "map"
		if s.Container == shape.List {
			container = "list"
		}
		return "keeps " + collection(t, container) + here, "what a request adds or changes in it no other instance has, and a restart forgets it"
	case shape.Func:
		return "keeps a function that requests replace" + here, "it is replaced in the instance that served the request and in no other"
	}
	if name := namedIn(t); name != "" {
		return "keeps a value of type " + name + here, missed
	}
	return "keeps a value" + here, missed
}

// isLockTable reports whether a collection holds mutexes and, at most, who uses
// them since when.
func isLockTable(s shape.Shape) bool {
	return s.Has(shape.Locking) && s.Traits&^(shape.Locking|shape.Counting|shape.Timed|shape.Marker) == 0
}
