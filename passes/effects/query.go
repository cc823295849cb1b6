package effects

import (
	"go/types"
	"sort"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
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

// A Content is what an object holds at one path.
type Content struct {
	Path *Path
	Vals Values
	Prov Provenance
}

// Contents returns what the object holds.
func (o *Object) Contents() []Content {
	out := make([]Content, len(o.fields))
	for i, f := range o.fields {
		out[i] = Content{f.path, f.vals, f.prov}
	}
	return out
}

// Foreign returns the cells of other modules whose normalised name is sym:
// fields of configuration structs, package-level variables.
func (p *Program) Foreign(sym string) []*Cell {
	p.foreignCells()
	return p.foreign[sym]
}

func (p *Program) foreignCells() {
	if p.foreign != nil {
		return
	}
	p.foreign = map[string][]*Cell{}
	var cells []*Cell
	for _, c := range p.cells.byVar {
		if c.Var.Pkg() != nil && !p.inScope(c.Var.Pkg()) {
			cells = append(cells, c)
		}
	}
	sort.Slice(cells, func(i, j int) bool { return cells[i].String() < cells[j].String() })
	for _, c := range cells {
		key, _ := models.Normalize(c.String())
		p.foreign[key] = append(p.foreign[key], c)
	}
}

// MadeBy returns the objects that stand for what a library call makes: in the
// function that calls it, and in those that it hands them to.
func (p *Program) MadeBy(call *LibraryCall) []*Object {
	if p.madeBy == nil {
		p.madeBy = map[*LibraryCall][]*Object{}
		for _, fn := range p.Funcs {
			for _, o := range fn.objects {
				if o.Made != nil {
					p.madeBy[o.Made] = append(p.madeBy[o.Made], o)
				}
			}
		}
	}
	return p.madeBy[call]
}

// Random returns the functions that put something random into the cell.
func (c *Cell) Random() []*Func { return c.random }

// Loose reports whether the program sets a field of another module's type
// through something of which it is not known what made it.
func (c *Cell) Loose() bool { return c.loose }

// Holders returns the cells that can hold the object that a library call makes,
// in the order of their names.
func (p *Program) Holders(call *LibraryCall) []*Cell {
	if p.holders == nil {
		p.holders = map[*LibraryCall][]*Cell{}
		var names []string
		for name := range p.cells.byName {
			names = append(names, name)
		}
		sort.Strings(names)
		for _, name := range names {
			c := p.cells.byName[name]
			for _, o := range c.node.made {
				p.holders[o.Made] = append(p.holders[o.Made], c)
			}
		}
	}
	return p.holders[call]
}

// Fills reports whether what is in the cell's variable comes into that of another.
func (c *Cell) Fills(other *Cell) bool {
	seen := map[*flowNode]bool{&c.node: true}
	for queue := []*flowNode{&c.node}; len(queue) > 0; queue = queue[1:] {
		for _, to := range queue[0].to {
			if to == &other.node {
				return true
			}
			if !seen[to] {
				seen[to] = true
				queue = append(queue, to)
			}
		}
	}
	return false
}

// CallCell returns a cell that stands for the object that a library call makes
// and that no field or package-level variable holds.
func (p *Program) CallCell(call *LibraryCall) *Cell {
	if c := p.made[call]; c != nil {
		return c
	}
	c := &Cell{Kind: Spot, Pkg: call.Func.PkgPath(), Name: call.Func.Symbol(), Pos: call.Pos, Home: call.Func, At: call.At}
	p.made[call] = c
	return c
}

// Origin returns the lasting origins of what the program puts into the cell.
func (c *Cell) Origin() origin.Set { return c.node.prov }

// OwnerOf returns the named type that declares a field, nil if it has none.
func (p *Program) OwnerOf(c *Cell) *types.TypeName {
	if c.Var == nil || c.Var.Pkg() == nil {
		return nil
	}
	name, _, ok := strings.Cut(c.Name, ".")
	if !ok {
		return nil
	}
	t, _ := c.Var.Pkg().Scope().Lookup(name).(*types.TypeName)
	return t
}
