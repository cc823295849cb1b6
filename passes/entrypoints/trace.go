package entrypoints

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// An env says under which assumptions the values of a function are traced back.
type env struct {
	// chain holds the calls through which the function was reached, outermost
	// first; it decides what the parameters are.
	chain []ssa.CallInstruction
	// row is the element of the table that a loop is at, nil outside loops.
	row *row
}

// maxSteps bounds how far one value is traced.
const maxSteps = 24

// origin traces v back through conversions, variables that are set once,
// parameters and the table's row, as far as there is one answer.
func (f *finder) origin(v ssa.Value, e env) (ssa.Value, env) {
	for range maxSteps {
		next, in := f.step(v, e)
		if next == nil {
			break
		}
		v, e = next, in
	}
	return v, e
}

// step traces v back by one step, nil if it begins there or has several origins.
func (f *finder) step(v ssa.Value, e env) (ssa.Value, env) {
	if e.row != nil {
		if w := f.atRow(v, e); w != nil {
			return w, env{row: e.row}
		}
	}
	switch v := v.(type) {
	case *ssa.MakeInterface:
		return v.X, e
	case *ssa.ChangeInterface:
		return v.X, e
	case *ssa.ChangeType:
		return v.X, e
	case *ssa.Convert:
		return v.X, e
	case *ssa.TypeAssert:
		if !v.CommaOk {
			return v.X, e
		}
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return f.loaded(v.X, e)
		}
	case *ssa.Parameter:
		if n := len(e.chain); n > 0 {
			if a := argumentOf(e.chain[n-1], v); a != nil {
				return a, env{chain: e.chain[:n-1], row: e.row}
			}
		}
	}
	return nil, e
}

// loaded returns what the variable at addr is set to, if it is set once.
func (f *finder) loaded(addr ssa.Value, e env) (ssa.Value, env) {
	switch addr := addr.(type) {
	case *ssa.Alloc:
		return storedOnce(addr), e
	case *ssa.FreeVar:
		if b := f.binding(addr); b != nil {
			return f.loaded(b, env{row: e.row})
		}
	case *ssa.Global:
		return initial(addr), env{}
	case *ssa.FieldAddr:
		if field := fieldOf(addr); field != nil {
			if stores := f.eval.FieldStores(field); len(stores) == 1 {
				return stores[0].Val, env{}
			}
		}
	}
	return nil, e
}

// storedOnce returns the only value that a local variable is given, nil if
// there are several.
func storedOnce(a *ssa.Alloc) ssa.Value {
	var val ssa.Value
	for _, ref := range *a.Referrers() {
		if st, ok := ref.(*ssa.Store); ok && st.Addr == a {
			if val != nil {
				return nil
			}
			val = st.Val
		}
	}
	return val
}

// initial returns what the initialisation of its package puts into a variable,
// nil if there is nothing or more than one thing.
func initial(g *ssa.Global) ssa.Value {
	if g.Pkg == nil || g.Pkg.Func("init") == nil {
		return nil
	}
	var val ssa.Value
	for _, b := range g.Pkg.Func("init").Blocks {
		for _, instr := range b.Instrs {
			if st, ok := instr.(*ssa.Store); ok && st.Addr == g {
				if val != nil {
					return nil
				}
				val = st.Val
			}
		}
	}
	return val
}

// binding returns what a closure captured, nil if that is not known.
func (f *finder) binding(v *ssa.FreeVar) ssa.Value {
	mc := f.eval.Closure(v.Parent())
	if mc == nil {
		return nil
	}
	for j, fv := range v.Parent().FreeVars {
		if fv == v && j < len(mc.Bindings) {
			return mc.Bindings[j]
		}
	}
	return nil
}

// argumentOf returns what a call passes as the parameter, nil if the call is
// not one of the parameter's function.
func argumentOf(call ssa.CallInstruction, p *ssa.Parameter) ssa.Value {
	c := call.Common()
	callee := c.StaticCallee()
	if callee == nil || callee != p.Parent() && callee.Origin() != p.Parent() {
		return nil
	}
	for i, q := range p.Parent().Params {
		if p == q && i < len(c.Args) {
			return c.Args[i]
		}
	}
	return nil
}

// fieldOf returns the struct field whose address is taken.
func fieldOf(addr *ssa.FieldAddr) *types.Var {
	p, ok := addr.X.Type().Underlying().(*types.Pointer)
	if !ok {
		return nil
	}
	st, ok := p.Elem().Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	return st.Field(addr.Field)
}

// results returns what a function can return as its first result.
func results(fn *ssa.Function) []ssa.Value {
	var out []ssa.Value
	for _, b := range fn.Blocks {
		if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && len(ret.Results) > 0 {
			out = append(out, ret.Results[0])
		}
	}
	return out
}
