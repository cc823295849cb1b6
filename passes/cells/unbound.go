package cells

import (
	"go/types"
	"slices"
	"sort"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"golang.org/x/tools/go/ssa"
)

// An Unbound is an interface of the program that requests call and that nothing
// in sight implements: what is behind it is not known.
type Unbound struct {
	Interface *types.TypeName
	Calls     []*effects.Site // on request paths, in the order of the source
	Points    []*entrypoints.Point
}

// Unbound returns the interfaces that requests call and nothing in sight
// implements, in the order of their declarations. Only a whole program can tell:
// of one that is analysed package by package the answer is nil.
//
// A type counts as an implementation if the program makes values of it, or puts
// them into an interface. An interface that a library hands out, or that is
// asserted from another one, is bound by those.
func (r *Result) Unbound() []*Unbound {
	if r.Program.Modular() {
		return nil
	}
	calls := map[*types.TypeName][]*effects.Site{}
	given := map[*types.TypeName]bool{}
	made := map[types.Type]bool{}
	for _, fn := range r.Program.Funcs {
		for _, b := range fn.SSA.Blocks {
			for _, instr := range b.Instrs {
				if call, ok := instr.(ssa.CallInstruction); ok && r.Reach.Request(fn) {
					if name := r.contract(call.Common()); name != nil {
						calls[name] = append(calls[name], &effects.Site{Func: fn, Instr: instr, Pos: call.Common().Pos()})
					}
				}
				noteImplementation(instr, made, given)
			}
		}
	}
	var out []*Unbound
	for name, sites := range calls {
		if !given[name] && !implemented(name, made) {
			out = append(out, &Unbound{Interface: name, Calls: sites, Points: r.callers(sites)})
		}
	}
	sort.Slice(out, func(i, j int) bool { return r.Program.Before(out[i].Interface.Pos(), out[j].Interface.Pos()) })
	return out
}

// contract returns the program's interface whose method is called, nil if the
// call is no call of that kind.
func (r *Result) contract(c *ssa.CallCommon) *types.TypeName {
	if !c.IsInvoke() {
		return nil
	}
	n, ok := types.Unalias(c.Value.Type()).(*types.Named)
	if !ok || !r.Program.InScope(n.Obj().Pkg()) || n.TypeArgs().Len() > 0 {
		return nil
	}
	return n.Obj()
}

// noteImplementation notes the types that an instruction makes a value of, and
// the interfaces whose values come from where the types behind them are not seen.
func noteImplementation(instr ssa.Instruction, made map[types.Type]bool, given map[*types.TypeName]bool) {
	give := func(t types.Type) {
		if n, ok := types.Unalias(t).(*types.Named); ok {
			given[n.Obj()] = true
		}
	}
	switch i := instr.(type) {
	case *ssa.Alloc:
		made[types.Unalias(i.Type().Underlying().(*types.Pointer).Elem())] = true
	case *ssa.MakeInterface:
		made[types.Unalias(i.X.Type())] = true
	case *ssa.TypeAssert:
		give(i.AssertedType)
	case *ssa.Call:
		if callee := i.Call.StaticCallee(); callee == nil || len(callee.Blocks) > 0 {
			return
		}
		if tuple, ok := i.Type().(*types.Tuple); ok {
			for v := range tuple.Variables() {
				give(v.Type())
			}
			return
		}
		give(i.Type())
	}
}

func implemented(name *types.TypeName, made map[types.Type]bool) bool {
	iface, ok := name.Type().Underlying().(*types.Interface)
	if !ok {
		return true
	}
	for t := range made {
		if !types.IsInterface(t) && (types.Implements(t, iface) || types.Implements(types.NewPointer(t), iface)) {
			return true
		}
	}
	return false
}

// callers returns the entry points that lead to one of the sites.
func (r *Result) callers(sites []*effects.Site) []*entrypoints.Point {
	var out []*entrypoints.Point
	for i, p := range r.Points {
		reached := map[*effects.Func]bool{}
		walk(reached, p.Func)
		for _, e := range r.Entered[i] {
			for _, callee := range e.Callees {
				walk(reached, callee)
			}
		}
		if slices.ContainsFunc(sites, func(s *effects.Site) bool { return reached[s.Func] }) {
			out = append(out, p)
		}
	}
	return out
}
