package effects

import (
	"go/types"
	"sort"

	"golang.org/x/tools/go/ssa"
)

// Possible returns what the place that v refers to can hold, as far as the
// program puts it there: function values, dynamic types, library objects.
func (p *Program) Possible(fn *Func, v Value) (closures []*Closure, dyn []types.Type, made []*Object) {
	if v.Dyn != nil {
		dyn = append(dyn, v.Dyn)
	}
	switch r := v.Root.(type) {
	case *Closure:
		return []*Closure{r}, dyn, nil
	case *Object:
		if r.Made != nil {
			made = append(made, r)
		}
		if v.Path == nil {
			return nil, dyn, made
		}
	}
	f := &frame{Program: p, fn: fn}
	if n := f.nodeOf(v); n != nil {
		closures = append(closures, n.closures...)
		if v.Dyn == nil {
			dyn = append(dyn, n.types...)
		}
		made = append(made, n.made...)
	}
	return closures, dyn, made
}

// Held returns what the program puts into cell c.
func (c *Cell) Held() (closures []*Closure, dyn []types.Type, made []*Object) {
	return c.node.closures, c.node.types, c.node.made
}

// Method returns the method of the given name of values of type t, nil if it
// has none or its body is outside the program.
func (p *Program) Method(t types.Type, name string) *Func {
	obj, _, _ := types.LookupFieldOrMethod(t, true, packageOf(t), name)
	m, ok := obj.(*types.Func)
	if !ok {
		return nil
	}
	return p.declared(m)
}

// Methods returns the methods of values of type t whose bodies are in the
// program, in the order of their names; promoted methods are among them.
func (p *Program) Methods(t types.Type) []*Func {
	var out []*Func
	set := p.msets.MethodSet(t)
	for i := range set.Len() {
		if m, ok := set.At(i).Obj().(*types.Func); ok {
			if fn := p.declared(m); fn != nil {
				out = append(out, fn)
			}
		}
	}
	return out
}

func packageOf(t types.Type) *types.Package {
	if n, ok := types.Unalias(deref(t)).(*types.Named); ok {
		return n.Obj().Pkg()
	}
	return nil
}

// Bodies returns the SSA functions of the program.
func (p *Program) Bodies() []*ssa.Function {
	out := make([]*ssa.Function, len(p.Funcs))
	for i, fn := range p.Funcs {
		out[i] = fn.SSA
	}
	return out
}

// FuncOf returns the program's function for an SSA function, nil if it has none.
func (p *Program) FuncOf(fn *ssa.Function) *Func { return p.funcOf(fn) }

// FieldCell returns the cell of a struct field, given a type through which it
// is reached.
func (p *Program) FieldCell(v *types.Var, through types.Type) *Cell { return p.cells.field(v, through) }

// GlobalCell returns the cell of a package-level variable.
func (p *Program) GlobalCell(v *types.Var) *Cell { return p.cells.global(v) }

// InScope reports whether pkg is analysed as source.
func (p *Program) InScope(pkg *types.Package) bool { return pkg != nil && p.inScope(pkg) }

// FieldCells returns the fields that the program has come across, in the order
// of their names.
func (p *Program) FieldCells() []*Cell {
	var out []*Cell
	for _, c := range p.cells.byVar {
		if c.Kind == Field {
			out = append(out, c)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].String() < out[j].String() })
	return out
}
