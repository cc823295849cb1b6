package classify

import (
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// globalstate takes what is left: variables that requests write and that
// outlive the request.
func globalstate(k *Case) (verdict, bool) {
	v := verdict{severity: Error, confidence: High, effort: 3,
		says:   "keeps a value in this process's memory",
		breaks: "the next request sees it only if it reaches the same instance, and a restart forgets it",
	}
	switch k.Kind {
	case effects.Files, effects.Spot:
		return v, false
	}
	if k.Once || k.Lazy || isLockTable(k.Shape) || !k.Does(effects.OpAssign, effects.OpCount, effects.OpAppend, effects.OpElem, effects.OpMapWrite, effects.OpClaim, effects.OpDelete, effects.OpReset) {
		return v, false
	}
	switch {
	case !k.ReadBack && k.Shape.Container == shape.Number && k.Does(effects.OpCount):
		return v, false // a counter for logs and metrics
	case !k.ReadBack:
		v.severity, v.confidence = Info, Low
		v.breaks = "each instance has its own"
	case k.Shape.Container == shape.Flag:
		v.severity = Warning
	case k.Shape.Container == shape.Number && !k.Vals.Has(origin.Request) && k.Does(effects.OpCount):
		v.severity = Warning
	}
	return v, true
}

// isLockTable reports whether a collection holds mutexes and, at most, who uses
// them since when.
func isLockTable(s shape.Shape) bool {
	return s.Has(shape.Locking) && s.Traits&^(shape.Locking|shape.Counting|shape.Timed|shape.Marker) == 0
}
