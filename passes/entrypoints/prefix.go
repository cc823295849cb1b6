package entrypoints

import (
	"go/token"
	"go/types"
	"slices"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/ssa"
)

// prefixes returns the path prefixes of a router: what the group calls that
// made it say, outermost first. A router without groups has the prefix "".
func (f *finder) prefixes(v ssa.Value, chain []ssa.CallInstruction, depth int) []string {
	if depth > 12 {
		return []string{""}
	}
	switch v := v.(type) {
	case *ssa.Call:
		return f.groupPrefixes(v, chain, depth)
	case *ssa.Extract:
		return f.prefixes(v.Tuple, chain, depth+1)
	case *ssa.MakeInterface:
		return f.prefixes(v.X, chain, depth+1)
	case *ssa.ChangeInterface:
		return f.prefixes(v.X, chain, depth+1)
	case *ssa.ChangeType:
		return f.prefixes(v.X, chain, depth+1)
	case *ssa.TypeAssert:
		return f.prefixes(v.X, chain, depth+1)
	case *ssa.FieldAddr:
		// gin's Engine embeds RouterGroup: the receiver is a field of the router.
		if field := fieldOf(v); field != nil && field.Embedded() {
			return f.prefixes(v.X, chain, depth+1)
		}
	case *ssa.Phi:
		return f.prefixes(v.Edges[0], chain, depth+1)
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return f.loadedPrefixes(v.X, chain, depth+1)
		}
	case *ssa.Parameter:
		return f.paramPrefixes(v, chain, depth)
	}
	return []string{""}
}

// groupPrefixes follows a call that made a router.
func (f *finder) groupPrefixes(call *ssa.Call, chain []ssa.CallInstruction, depth int) []string {
	r := f.group(&call.Call)
	recv := receiver(&call.Call)
	if r == nil {
		if recv != nil && f.isRouterCall(&call.Call) {
			return f.prefixes(recv, chain, depth+1)
		}
		callee := call.Call.StaticCallee()
		if callee == nil || len(callee.Blocks) == 0 {
			return f.mounted(call, chain, depth) // a constructor of the framework's
		}
		// A function of the program that returns a router.
		inner := append(chain[:len(chain):len(chain)], call)
		for _, res := range results(callee) {
			return f.prefixes(res, inner, depth+2)
		}
		return []string{""}
	}
	outer := []string{""}
	if recv != nil {
		outer = f.prefixes(recv, chain, depth+1)
	}
	shift := receivers(&call.Call)
	if r.Route < 0 || int(r.Route)+shift >= len(call.Call.Args) {
		return outer
	}
	return combine(outer, f.eval.Strings(call.Call.Args[int(r.Route)+shift], chain))
}

func combine(outer, inner []string) []string {
	var out []string
	for _, o := range outer {
		for _, i := range inner {
			out = append(out, joinPath(o, i))
		}
	}
	if len(out) == 0 {
		return outer
	}
	return out
}

// group returns the model of a call that yields or passes on a sub-router.
func (f *finder) group(c *ssa.CallCommon) *models.Registration {
	m := callee(c)
	if m == nil {
		return nil
	}
	if model := f.prog.Models.Func(m); model != nil {
		for _, r := range model.Registrations {
			if r.Group {
				return r
			}
		}
	}
	return nil
}

// isRouterCall reports whether a call is one of a framework's router methods
// that return the router itself or a part of it, such as gin's Use or gorilla's Subrouter.
func (f *finder) isRouterCall(c *ssa.CallCommon) bool {
	m := callee(c)
	if m == nil || f.prog.InScope(m.Pkg()) {
		return false
	}
	res := m.Signature().Results()
	return res.Len() > 0 && m.Pkg() != nil
}

func callee(c *ssa.CallCommon) *types.Func {
	if c.IsInvoke() {
		return c.Method
	}
	if fn := c.StaticCallee(); fn != nil {
		m, _ := fn.Object().(*types.Func)
		return m
	}
	return nil
}

// loadedPrefixes follows a router that is kept in a variable.
func (f *finder) loadedPrefixes(addr ssa.Value, chain []ssa.CallInstruction, depth int) []string {
	switch addr := addr.(type) {
	case *ssa.Alloc:
		for _, ref := range *addr.Referrers() {
			if st, ok := ref.(*ssa.Store); ok && st.Addr == addr {
				return f.prefixes(st.Val, chain, depth+1)
			}
		}
	case *ssa.FreeVar:
		if b := f.binding(addr); b != nil {
			return f.loadedPrefixes(b, nil, depth+1)
		}
	case *ssa.Global:
		if val := initial(addr); val != nil {
			return f.prefixes(val, nil, depth+1)
		}
	case *ssa.FieldAddr:
		field := fieldOf(addr)
		if field == nil {
			break
		}
		var out []string
		for i, st := range f.eval.FieldStores(field) {
			if i == maxMounts {
				break
			}
			out = append(out, f.prefixes(st.Val, nil, depth+1)...)
		}
		if len(out) > 0 {
			return unique(out)
		}
		if field.Embedded() {
			return f.prefixes(addr.X, chain, depth+1)
		}
	}
	return []string{""}
}

// paramPrefixes follows a router that a function gets as a parameter: from the
// chain of calls, from the group call that a callback was passed to, or from
// the function's callers.
func (f *finder) paramPrefixes(v *ssa.Parameter, chain []ssa.CallInstruction, depth int) []string {
	i := -1
	for n, p := range v.Parent().Params {
		if p == v {
			i = n
		}
	}
	if n := len(chain); n > 0 {
		if c := chain[n-1].Common(); c.StaticCallee() == v.Parent() && i < len(c.Args) {
			return f.prefixes(c.Args[i], chain[:n-1], depth+1)
		}
	}
	if pre := f.callbackPrefixes(v.Parent(), depth); pre != nil {
		return pre
	}
	var out []string
	for _, c := range f.eval.Callers(v.Parent()) {
		if i < len(c.Common().Args) && len(out) < 4 {
			out = append(out, f.prefixes(c.Common().Args[i], nil, depth+1)...)
		}
	}
	if len(out) == 0 {
		return []string{""}
	}
	return unique(out)
}

func unique(out []string) []string {
	slices.Sort(out)
	return slices.Compact(out)
}

// callbackPrefixes returns the prefixes for a function that is passed to a group
// call: r.Route("/api", func(r chi.Router) { ... }).
func (f *finder) callbackPrefixes(fn *ssa.Function, depth int) []string {
	var uses []ssa.Instruction
	if m, ok := fn.Object().(*types.Func); ok && fn.Parent() == nil {
		for _, mc := range f.uses().values[m] {
			uses = append(uses, *mc.Referrers()...)
		}
		uses = append(uses, f.uses().passed[fn]...)
	} else if mc := f.eval.Closure(fn); mc != nil {
		uses = *mc.Referrers()
	} else {
		uses = f.uses().passed[fn]
	}
	for i := 0; i < len(uses); i++ {
		if ct, ok := uses[i].(*ssa.ChangeType); ok {
			uses = append(uses[:len(uses):len(uses)], *ct.Referrers()...)
			continue
		}
		call, ok := uses[i].(*ssa.Call)
		if !ok {
			continue
		}
		if r := f.group(&call.Call); r != nil {
			return f.groupPrefixes(call, nil, depth+1)
		}
	}
	return nil
}
