package effects

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// counts reports whether v is a number kept in the place, or the size of what
// the place holds.
func counts(v, place ssa.Value) bool {
	w := keeping{place: place, numbers: map[ssa.Value]bool{}, values: map[ssa.Value]bool{}}
	return w.counts(v)
}

// A keeping looks among the values that one is computed from for what a place
// holds. It looks at each value once: the operands of a loop's φs form cycles,
// and those of a long function more paths than can be walked.
type keeping struct {
	place   ssa.Value
	numbers map[ssa.Value]bool // that counts has seen
	values  map[ssa.Value]bool // that holds has seen
}

func (w *keeping) counts(v ssa.Value) bool {
	if w.numbers[v] {
		return false
	}
	w.numbers[v] = true
	switch x := v.(type) {
	case *ssa.Convert:
		return w.counts(x.X)
	case *ssa.BinOp:
		return w.counts(x.X) || w.counts(x.Y)
	case *ssa.Phi:
		return slices.ContainsFunc(x.Edges, w.counts)
	case *ssa.Call:
		if b, ok := x.Call.Value.(*ssa.Builtin); ok {
			return (b.Name() == "len" || b.Name() == "cap") && w.holds(x.Call.Args[0])
		}
		return isAtomic(x) && w.holds(x.Call.Args[0])
	}
	return isNumber(v.Type()) && w.holds(v)
}

// holds reports whether v is the place, or was taken out of what the place
// holds: an element, a field of an element, a copy of one.
func (w *keeping) holds(v ssa.Value) bool {
	if w.values[v] {
		return false
	}
	w.values[v] = true
	if sameVariable(v, w.place) {
		return true
	}
	switch x := v.(type) {
	case *ssa.UnOp:
		return x.Op == token.MUL && w.holds(x.X)
	case *ssa.FieldAddr:
		return w.holds(x.X)
	case *ssa.Field:
		return w.holds(x.X)
	case *ssa.IndexAddr:
		return w.holds(x.X)
	case *ssa.Lookup:
		return w.holds(x.X)
	case *ssa.Extract:
		return w.holds(x.Tuple)
	case *ssa.TypeAssert:
		return w.holds(x.X)
	case *ssa.Convert:
		return w.holds(x.X)
	case *ssa.Phi:
		return slices.ContainsFunc(x.Edges, w.holds)
	case *ssa.Alloc:
		// A local copy of an element.
		for _, r := range *x.Referrers() {
			if st, ok := r.(*ssa.Store); ok && st.Addr == x && w.holds(st.Val) {
				return true
			}
		}
	case *ssa.Call:
		// sync.Map.Load and its like.
		callee := x.Call.StaticCallee()
		return callee != nil && callee.Pkg != nil && callee.Pkg.Pkg.Path() == "sync" && len(x.Call.Args) > 0 && w.holds(x.Call.Args[0])
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
