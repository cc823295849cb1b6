package effects

import (
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// spot returns the cell of a statement or call of the function being interpreted.
func (f *frame) spot(instr ssa.Instruction) *Cell {
	if c := f.spots[instr]; c != nil {
		return c
	}
	c := &Cell{
		Kind: Spot,
		Pkg:  f.fn.PkgPath(),
		Name: f.fn.Symbol(),
		Pos:  position(instr),
		Home: f.fn,
	}
	f.spots[instr] = c
	return c
}

// fileCell returns the cell of the files that the function making the call writes.
func (f *frame) fileCell(c *call) *Cell {
	fn := f.fn
	if c.of != nil && c.of.Site != nil && c.of.Site.Func != nil {
		fn = c.of.Site.Func
	}
	return f.filesOf(fn)
}

// filesOf returns the cell of the files that a function writes.
func (p *Program) filesOf(fn *Func) *Cell {
	fn = fn.Declared() // what a function literal writes its function writes
	if cell := p.files[fn]; cell != nil {
		return cell
	}
	cell := &Cell{Kind: Files, Pkg: fn.PkgPath(), Name: fn.Symbol(), Pos: fn.Pos(), Home: fn}
	p.files[fn] = cell
	return cell
}

// Declared returns the function whose declaration fn stands in: fn itself, or
// the function around a function literal.
func (fn *Func) Declared() *Func {
	for fn.Parent != nil && fn.Parent.SSA != nil && fn.Parent.SSA.Synthetic == "" {
		fn = fn.Parent
	}
	return fn
}

// BindCell returns the cell that stands for what a function, and the function
// literals in it, do to bind clients to this instance.
func (p *Program) BindCell(fn *Func) *Cell {
	fn = fn.Declared()
	if c := p.binders[fn]; c != nil {
		return c
	}
	c := &Cell{Kind: Spot, Pkg: fn.PkgPath(), Name: fn.Symbol(), Pos: fn.Pos(), At: fn.At(), Home: fn}
	p.binders[fn] = c
	return c
}

// capturedCell returns the cell of a local variable that closures share.
func (p *Program) capturedCell(o *Object) *Cell {
	if c := p.captured[o.origin]; c != nil {
		return c
	}
	c := &Cell{
		Kind:  Captured,
		Pkg:   o.Home.PkgPath(),
		Name:  o.Home.Symbol() + "." + o.Name,
		Type:  o.Type,
		Pos:   o.Pos,
		Home:  o.Home,
		local: o.origin,
	}
	p.captured[o.origin] = c
	return c
}

// Captures reports whether the cell is a captured variable that what a library
// call makes is put into, or that is it.
func (c *Cell) Captures(call *LibraryCall) bool {
	if c.local == nil {
		return false
	}
	if c.local.Made == call {
		return true
	}
	for _, v := range c.local.Field(nil) {
		if o, ok := v.Root.(*Object); ok && o.Made == call {
			return true
		}
	}
	return false
}

// Symbol returns the function's name without pointers and parentheses:
// "Server.Login", "NewLimiter", "NewLimiter$1".
func (fn *Func) Symbol() string {
	return strings.NewReplacer("(", "", ")", "", "*", "").Replace(fn.Name())
}

// sourceField returns the origin of what a framework puts into field c, 0 if none.
func (f *frame) sourceField(c *Cell) origin.Set {
	m := f.fieldModel(c)
	if m == nil {
		return 0
	}
	var set origin.Set
	for _, s := range m.Sources {
		set |= s.Origin
	}
	return set
}

// fieldModel returns what the models say of a field of a type outside the
// program, or of a package-level variable there.
func (p *Program) fieldModel(c *Cell) *models.Model {
	if c.asked {
		return c.model
	}
	c.asked = true
	if (c.Kind == Field || c.Kind == Global) && c.Var != nil && c.Var.Pkg() != nil && !p.inScope(c.Var.Pkg()) {
		c.model = p.Models.Named(models.Normalize(c.String()))
	}
	return c.model
}
