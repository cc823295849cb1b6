package cells

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/effects"
)

// isFresh reports whether a value was made for the function that has it, or is
// part of what was: a struct that the function allocates, what a function of the
// program returns of its own making, a row of what it read. A field that is read
// there is not one of an object that lives long, though the type may have such.
//
// It errs on the side of no: what comes in as a parameter may be anything.
func (c *collector) isFresh(v ssa.Value) bool {
	f := &freshness{collector: c, seen: map[ssa.Value]bool{}}
	return f.value(v, 0)
}

type freshness struct {
	*collector
	seen map[ssa.Value]bool
}

func (f *freshness) value(v ssa.Value, depth int) bool {
	if f.seen[v] {
		return true // a loop: the other ways in decide
	}
	f.seen[v] = true
	if depth > 20 {
		return false
	}
	depth++
	switch v := v.(type) {
	case *ssa.MakeMap, *ssa.MakeSlice:
		return true
	case *ssa.Const:
		return v.IsNil()
	case *ssa.Alloc:
		return f.stored(v, depth)
	case *ssa.UnOp:
		return v.Op == token.MUL && f.value(v.X, depth)
	case *ssa.FieldAddr:
		return f.value(v.X, depth)
	case *ssa.Field:
		return f.value(v.X, depth)
	case *ssa.IndexAddr:
		return f.value(v.X, depth)
	case *ssa.Index:
		return f.value(v.X, depth)
	case *ssa.Slice:
		return f.value(v.X, depth)
	case *ssa.Lookup:
		return f.value(v.X, depth)
	case *ssa.Range:
		return f.value(v.X, depth)
	case *ssa.Next:
		return f.value(v.Iter, depth)
	case *ssa.Phi:
		for _, e := range v.Edges {
			if !f.value(e, depth) {
				return false
			}
		}
		return true
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok {
			return f.result(call, v.Index, depth)
		}
		return f.value(v.Tuple, depth)
	case *ssa.Call:
		return f.result(v, 0, depth)
	}
	return false
}

// stored reports whether all that is put into a local variable is fresh.
func (f *freshness) stored(a *ssa.Alloc, depth int) bool {
	for _, r := range *a.Referrers() {
		if st, ok := r.(*ssa.Store); ok && st.Addr == a && !f.value(st.Val, depth) {
			return false
		}
	}
	return true
}

// result reports whether a call of a function of the program yields something
// that is not kept anywhere.
func (f *freshness) result(call *ssa.Call, i, depth int) bool {
	if b, ok := call.Call.Value.(*ssa.Builtin); ok {
		return b.Name() == "append" && f.value(call.Call.Args[0], depth)
	}
	in := f.Program.FuncOf(call.Parent())
	if in == nil {
		return false
	}
	if callee := call.Call.StaticCallee(); callee != nil {
		fn := f.Program.FuncOf(callee)
		return fn != nil && yieldsFresh(fn, i)
	}
	if !call.Call.IsInvoke() {
		return false
	}
	some := false
	for _, fn := range in.Callees {
		if fn.Obj == nil || fn.Obj.Name() != call.Call.Method.Name() || fn.Obj.Signature().Recv() == nil {
			continue
		}
		if !yieldsFresh(fn, i) {
			return false
		}
		some = true
	}
	return some
}

// yieldsFresh reports whether a result of a function is of its own making.
func yieldsFresh(fn *effects.Func, i int) bool {
	if fn.Sum == nil || i >= len(fn.Sum.Results) {
		return false
	}
	for _, v := range fn.Sum.Results[i] {
		if o, ok := v.Root.(*effects.Object); !ok || o.Published() {
			return false
		}
	}
	return true
}
