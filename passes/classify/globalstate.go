package classify

import (
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
	counts := k.Shape.Container == shape.Number && k.Does(effects.OpCount)
	v.says, v.breaks = globalNouns(k, counts)
	switch {
	case !k.ReadBack && counts:
		return v, false // a counter for logs and metrics
	case !k.ReadBack:
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

// globalNouns says what a variable keeps and what comes of it.
func globalNouns(k *Case, counts bool) (says, breaks string) {
	const (
		here   = " in this process's memory"
		missed = "the next request sees it only if it reaches the same instance, and a restart forgets it"
	)
	switch k.Shape.Container {
	case shape.Flag:
		return "keeps a switch" + here, "it moves in the instance that served the request and in no other, and a restart moves it back"
	case shape.Number:
		if counts {
			return "keeps a count" + here, "each instance has its own, of the requests that it served itself, and a restart sets it back"
		}
		return "keeps a number" + here, missed
	case shape.Map, shape.List:
		container := "map"
		if k.Shape.Container == shape.List {
			container = "list"
		}
		return "keeps " + collection(k.Type, container) + here, "what a request adds or changes in it no other instance has, and a restart forgets it"
	case shape.Func:
		return "keeps a function that requests replace" + here, "it is replaced in the instance that served the request and in no other"
	}
	if name := namedIn(k.Type); name != "" {
		return "keeps a value of type " + name + here, missed
	}
	return "keeps a value" + here, missed
}

// isLockTable reports whether a collection holds mutexes and, at most, who uses
// them since when.
func isLockTable(s shape.Shape) bool {
	return s.Has(shape.Locking) && s.Traits&^(shape.Locking|shape.Counting|shape.Timed|shape.Marker) == 0
}
