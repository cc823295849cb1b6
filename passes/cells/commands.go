package cells

import (
	"go/types"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"golang.org/x/tools/go/ssa"
)

// Served reports whether fn is in a package that some command of the program
// imports, or the program has no command. What helps tests is not.
func (r *Reach) Served(fn *effects.Func) bool {
	if fn == nil || fn.Package() == nil {
		return true
	}
	return (r.serving.packages == nil || r.serving.packages[fn.Package()]) && !r.serving.forTests(fn, 0)
}

// forTests reports whether a function is given a test, or is called and mentioned
// only by functions that are. A driver that goes package by package does not see
// that nothing but tests import the package.
func (s *serving) forTests(fn *effects.Func, depth int) bool {
	for v := range fn.SSA.Signature.Params().Variables() {
		t := v.Type()
		if p, ok := types.Unalias(t).(*types.Pointer); ok {
			t = p.Elem()
		}
		if n, ok := types.Unalias(t).(*types.Named); ok && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "testing" {
			return true
		}
	}
	callers := s.namedBy[fn]
	if fn.Parent != nil {
		callers = []*effects.Func{fn.Parent}
	}
	if len(callers) == 0 || depth > 8 || fn.Obj != nil && fn.Obj.Exported() {
		return false
	}
	for _, caller := range callers {
		if !s.forTests(caller, depth+1) {
			return false
		}
	}
	return true
}

// selfContained reports whether what fn makes is known to stay in this package,
// and to be used by something that serves nobody: a command that migrates or
// exports, in a package of commands whose main is elsewhere. No function from
// which fn is called leads to a handler, gives anything away to its callers, or
// hands anything on to another package of the program, whose handlers are not
// known here.
func (s *serving) selfContained(prog *effects.Program, fn *effects.Func) bool {
	seen := map[*effects.Func]bool{}
	work := []*effects.Func{fn}
	for len(work) > 0 {
		f := work[len(work)-1]
		work = work[:len(work)-1]
		if seen[f] {
			continue
		}
		seen[f] = true
		if f.Parent != nil || f.SSA.Synthetic != "" || f.Spawned || s.leadsToEntry(f) || leavesPackage(prog, f) {
			return false
		}
		callers := s.namedBy[f]
		if (len(callers) == 0 || f.Obj != nil && f.Obj.Exported()) && answers(f) {
			return false
		}
		work = append(work, callers...)
	}
	return true
}

// leavesPackage reports whether a function calls another package of the program,
// or something that is not known.
func leavesPackage(prog *effects.Program, fn *effects.Func) bool {
	for _, b := range fn.SSA.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(ssa.CallInstruction)
			if !ok || call.Common().IsInvoke() {
				continue
			}
			callee := call.Common().StaticCallee()
			if callee == nil {
				if _, builtin := call.Common().Value.(*ssa.Builtin); !builtin {
					return true
				}
				continue
			}
			if callee.Pkg != nil && callee.Pkg.Pkg != fn.Package() && prog.InScope(callee.Pkg.Pkg) {
				return true
			}
		}
	}
	return false
}
