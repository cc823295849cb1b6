package effects

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// counts reports whether v is a number kept in the place, or the size of what
// the place holds.
func counts(v, place ssa.Value) bool { return countsIn(v, place, 0) }

func countsIn(v, place ssa.Value, depth int) bool {
	if depth > 8 {
		return false
	}
	depth++
	switch x := v.(type) {
	case *ssa.Convert:
		return countsIn(x.X, place, depth)
	case *ssa.BinOp:
		return countsIn(x.X, place, depth) || countsIn(x.Y, place, depth)
	case *ssa.Phi:
		for _, e := range x.Edges {
			if countsIn(e, place, depth) {
				return true
			}
		}
		return false
	case *ssa.Call:
		if b, ok := x.Call.Value.(*ssa.Builtin); ok {
			return (b.Name() == "len" || b.Name() == "cap") && keptIn(x.Call.Args[0], place, depth)
		}
		return isAtomic(x) && keptIn(x.Call.Args[0], place, depth)
	}
	return isNumber(v.Type()) && keptIn(v, place, depth)
}

// keptIn reports whether v is the place, or was taken out of what the place
// holds: an element, a field of an element, a copy of one.
func keptIn(v, place ssa.Value, depth int) bool {
	if sameVariable(v, place) {
		return true
	}
	if depth > 12 {
		return false
	}
	depth++
	switch x := v.(type) {
	case *ssa.UnOp:
		return x.Op == token.MUL && keptIn(x.X, place, depth)
	case *ssa.FieldAddr:
		return keptIn(x.X, place, depth)
	case *ssa.Field:
		return keptIn(x.X, place, depth)
	case *ssa.IndexAddr:
		return keptIn(x.X, place, depth)
	case *ssa.Lookup:
		return keptIn(x.X, place, depth)
	case *ssa.Extract:
		return keptIn(x.Tuple, place, depth)
	case *ssa.TypeAssert:
		return keptIn(x.X, place, depth)
	case *ssa.Convert:
		return keptIn(x.X, place, depth)
	case *ssa.Phi:
		for _, e := range x.Edges {
			if keptIn(e, place, depth) {
				return true
			}
		}
	case *ssa.Alloc:
		// A local copy of an element.
		for _, r := range *x.Referrers() {
			if st, ok := r.(*ssa.Store); ok && st.Addr == x && keptIn(st.Val, place, depth) {
				return true
			}
		}
	case *ssa.Call:
		// sync.Map.Load and its like.
		callee := x.Call.StaticCallee()
		return callee != nil && callee.Pkg != nil && callee.Pkg.Pkg.Path() == "sync" && len(x.Call.Args) > 0 && keptIn(x.Call.Args[0], place, depth)
	}
	return false
}

func isAtomic(call *ssa.Call) bool {
	callee := call.Call.StaticCallee()
	return callee != nil && callee.Pkg != nil && callee.Pkg.Pkg.Path() == "sync/atomic" && len(call.Call.Args) > 0
}

func isNumber(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsNumeric != 0
}

func isScalar(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Basic, *types.Pointer, *types.Interface, *types.Signature, *types.Map, *types.Slice, *types.Chan:
		return true
	}
	return false
}
