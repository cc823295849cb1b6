package classify

import (
	"go/token"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"golang.org/x/tools/go/ssa"
)

// onlyShown reports whether a count is read for no other purpose than to be
// shown: no code branches on it, stores it or sends it to another system. Where
// the value cannot be followed the answer is no; of what another package reads
// it is yes, unless the package branches on it.
func (k *Case) onlyShown() bool {
	if len(k.Elsewhere) > 0 {
		return false
	}
	some := false
	follow := following{k: k, seen: map[ssa.Value]bool{}}
	for _, r := range k.Reads {
		if r.Use != cells.Used {
			continue
		}
		v, ok := r.Site.Instr.(ssa.Value)
		switch {
		case r.Site.Instr == nil && !r.Site.Decides():
			// In another package, which says no more.
		case !ok || !follow.shown(v):
			return false
		}
		some = true
	}
	return some
}

// A following follows values to what becomes of them, each value once.
type following struct {
	k    *Case
	seen map[ssa.Value]bool
}

// shown reports whether nothing becomes of a value but output.
func (f *following) shown(v ssa.Value) bool {
	if v.Referrers() == nil {
		return false
	}
	if f.seen[v] {
		return true // as far as its own uses say, which are looked at elsewhere
	}
	f.seen[v] = true
	for _, r := range *v.Referrers() {
		if !f.shownBy(r, v) {
			return false
		}
	}
	return true
}

func (f *following) shownBy(r ssa.Instruction, v ssa.Value) bool {
	switch r := r.(type) {
	case *ssa.DebugRef:
		return true
	case *ssa.BinOp:
		switch r.Op {
		case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
			return false
		}
		return f.shown(r)
	case *ssa.Convert, *ssa.ChangeType, *ssa.MakeInterface, *ssa.Extract, *ssa.Phi, *ssa.Slice, *ssa.FieldAddr, *ssa.IndexAddr:
		return f.shown(r.(ssa.Value))
	case *ssa.UnOp:
		return f.shown(r)
	case *ssa.MapUpdate:
		made, ok := r.Map.(*ssa.MakeMap)
		return v == r.Map || ok && f.shown(made)
	case *ssa.Store:
		if v == r.Addr {
			return true
		}
		made := allocOf(r.Addr)
		return made != nil && f.shown(made)
	case *ssa.Return:
		return f.shownByCallers(r)
	case *ssa.Call:
		return f.shownByCall(r, v)
	}
	return false
}

// allocOf returns the variable of the function's own that an address is in, nil
// if it is none.
func allocOf(addr ssa.Value) *ssa.Alloc {
	for {
		switch a := addr.(type) {
		case *ssa.Alloc:
			return a
		case *ssa.FieldAddr:
			addr = a.X
		case *ssa.IndexAddr:
			addr = a.X
		default:
			return nil
		}
	}
}

func (f *following) shownByCall(call *ssa.Call, v ssa.Value) bool {
	fn := f.k.prog.FuncOf(call.Parent())
	if fn == nil || fn.CallIO(call).Outside() {
		return false
	}
	callee := call.Call.StaticCallee()
	if callee == nil || f.k.prog.FuncOf(callee) == nil || len(callee.Blocks) == 0 {
		// A library that writes a response, or formats.
		return call.Referrers() == nil || len(*call.Referrers()) == 0 || f.shown(call)
	}
	for i, arg := range call.Call.Args {
		if arg == v && (i >= len(callee.Params) || !f.shown(callee.Params[i])) {
			return false
		}
	}
	return true
}

// shownByCallers follows a returned value to the calls of the function.
func (f *following) shownByCallers(ret *ssa.Return) bool {
	some := false
	for _, c := range f.k.eval.Callers(ret.Parent()) {
		if call, ok := c.(*ssa.Call); ok {
			if !f.shown(call) {
				return false
			}
			some = true
		}
	}
	return some
}
