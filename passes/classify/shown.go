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
	for _, r := range k.Reads {
		if r.Use != cells.Used {
			continue
		}
		v, ok := r.Site.Instr.(ssa.Value)
		switch {
		case r.Site.Instr == nil && !r.Site.Decides():
			// In another package, which says no more.
		case !ok || !k.shown(v, 0):
			return false
		}
		some = true
	}
	return some
}

// shown reports whether nothing becomes of a value but output.
func (k *Case) shown(v ssa.Value, depth int) bool {
	if v.Referrers() == nil || depth > 12 {
		return false
	}
	depth++
	for _, r := range *v.Referrers() {
		if !k.shownBy(r, v, depth) {
			return false
		}
	}
	return true
}

func (k *Case) shownBy(r ssa.Instruction, v ssa.Value, depth int) bool {
	switch r := r.(type) {
	case *ssa.DebugRef:
		return true
	case *ssa.BinOp:
		switch r.Op {
		case token.EQL, token.NEQ, token.LSS, token.LEQ, token.GTR, token.GEQ:
			return false
		}
		return k.shown(r, depth)
	case *ssa.Convert, *ssa.ChangeType, *ssa.MakeInterface, *ssa.Extract, *ssa.Phi, *ssa.Slice, *ssa.FieldAddr, *ssa.IndexAddr:
		return k.shown(r.(ssa.Value), depth)
	case *ssa.UnOp:
		return k.shown(r, depth)
	case *ssa.MapUpdate:
		made, ok := r.Map.(*ssa.MakeMap)
		return v == r.Map || ok && k.shown(made, depth)
	case *ssa.Store:
		if v == r.Addr {
			return true
		}
		made := allocOf(r.Addr)
		return made != nil && k.shown(made, depth)
	case *ssa.Return:
		return k.shownByCallers(r, depth)
	case *ssa.Call:
		return k.shownByCall(r, v, depth)
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

func (k *Case) shownByCall(call *ssa.Call, v ssa.Value, depth int) bool {
	fn := k.prog.FuncOf(call.Parent())
	if fn == nil || fn.CallIO(call).Outside() {
		return false
	}
	callee := call.Call.StaticCallee()
	if callee == nil || k.prog.FuncOf(callee) == nil || len(callee.Blocks) == 0 {
		// A library that writes a response, or formats.
		return call.Referrers() == nil || len(*call.Referrers()) == 0 || k.shown(call, depth)
	}
	for i, arg := range call.Call.Args {
		if arg == v && (i >= len(callee.Params) || !k.shown(callee.Params[i], depth)) {
			return false
		}
	}
	return true
}

// shownByCallers follows a returned value to the calls of the function.
func (k *Case) shownByCallers(ret *ssa.Return, depth int) bool {
	some := false
	for _, fn := range k.prog.Funcs {
		for _, b := range fn.SSA.Blocks {
			for _, instr := range b.Instrs {
				call, ok := instr.(*ssa.Call)
				if !ok || call.Call.StaticCallee() != ret.Parent() {
					continue
				}
				if !k.shown(call, depth) {
					return false
				}
				some = true
			}
		}
	}
	return some
}
