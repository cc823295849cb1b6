package effects

import (
	"go/token"
	"go/types"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// A CellKind says what sort of place a cell is.
type CellKind uint8

const (
	Global   CellKind = iota // a package-level variable
	Field                    // a field of a struct type, merged over all instances
	Captured                 // a local variable that closures share
	Files                    // the files that one function writes
	Spot                     // one statement or call: a goroutine started, a library call with a hidden object
)

// A Cell is a place where state lives. Cells are interned: within one Program
// two cells are the same place if and only if the pointers are equal.
//
// Fields are merged over all instances of their type, so a field that is state
// in one instance and scratch space in another is one cell; roots tell the two
// apart, not cells.
type Cell struct {
	Kind CellKind
	Pkg  string     // import path of the declaring package
	Name string     // "Manager.sessions", "faultInjection", "RateLimit.visitors"
	Type types.Type // type of the variable; nil for Files and Spot
	Pos  token.Pos  // declaration; for Files and Spot the function or statement
	Home *Func      // the function of a Captured, Files or Spot cell
	Var  *types.Var // the variable; nil for Files, Spot, Captured

	// At says where the cell is declared when it comes from a fact, whose
	// positions do not belong to this run's file set: "file:line:col".
	At string

	// Generated says that a tool wrote the declaration: what is kept in there is
	// the business of whoever holds the value.
	Generated bool

	node    flowNode
	local   *Object       // of a captured variable: what its function allocates
	chans   []*Object     // channels that it can hold, as their makers' objects
	random  []*Func       // functions that put something random into it
	loose   bool          // of a foreign field: set through something else than the object's maker
	generic bool          // a field of a generic type
	lockSet bool          // of a cell without a variable: see OfLockSet
	byValue bool          // of a cell without a type: its variable is a struct or number
	holds   bool          // of a cell without a type: it can hold what a flowNode collects
	shape   *shape.Shape  // set on first use, or by a fact
	asked   bool          // model has been looked up
	model   *models.Model // what the models say of the variable
}

// Symbol returns the cell's name qualified by the last element of its package
// path: "auth.Manager.sessions".
func (c *Cell) Symbol() string {
	path := c.Pkg
	if i := strings.LastIndexByte(path, '/'); i >= 0 {
		if last := path[i+1:]; isMajor(last) {
			path = path[:i]
			i = strings.LastIndexByte(path, '/')
		}
		path = path[i+1:]
	}
	return path + "." + c.Name
}

func isMajor(s string) bool {
	return len(s) > 1 && s[0] == 'v' && strings.Trim(s[1:], "0123456789") == ""
}

// String returns the full name: "example.com/shop/auth.Manager.sessions".
func (c *Cell) String() string { return c.Pkg + "." + c.Name }

// OfGeneric reports whether the cell is a field of a generic type.
func (c *Cell) OfGeneric() bool { return c.generic }

// OfLockSet reports whether the cell is a field of a struct type that is nothing
// but a collection of locks, with what it needs to hand them out.
func (c *Cell) OfLockSet() bool {
	if c.Var == nil || c.Kind != Field {
		return c.lockSet
	}
	st, ok := ownerStruct(c)
	if !ok {
		return false
	}
	collects := false
	for f := range st.Fields() {
		s := shape.Of(f.Type())
		if s.Traits&^(shape.Locking|shape.Counting|shape.Timed) != 0 {
			return false
		}
		collects = collects || s.Has(shape.Locking) && (s.Container == shape.Map || s.Container == shape.List)
	}
	return collects
}

// ownerStruct returns the struct type that declares a field, if a named type is it.
func ownerStruct(c *Cell) (*types.Struct, bool) {
	name, _, ok := strings.Cut(c.Name, ".")
	if !ok || c.Var.Pkg() == nil {
		return nil, false
	}
	t, ok := c.Var.Pkg().Scope().Lookup(name).(*types.TypeName)
	if !ok {
		return nil, false
	}
	st, ok := t.Type().Underlying().(*types.Struct)
	return st, ok
}

// Shape returns what the variable's type says of the state it can hold. A cell
// without a variable is files.
func (c *Cell) Shape() shape.Shape {
	if c.shape == nil {
		s := shape.Shape{Container: shape.File}
		if c.Type != nil {
			s = shape.Of(c.Type)
		}
		c.shape = &s
	}
	return *c.shape
}

// holdsReference reports whether the cell's variable holds a reference to its
// content (pointer, map, slice, channel, interface, function), so that a path
// that continues behind it passes through that reference.
func (c *Cell) holdsReference() bool {
	if c.Type == nil {
		return !c.byValue
	}
	return isReference(c.Type)
}

// carries reports whether the cell's variable can hold something that a
// flowNode collects.
func (c *Cell) carries() bool {
	if c.Type == nil {
		return c.holds
	}
	return carries(c.Type)
}

func isReference(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Struct, *types.Array, *types.Basic:
		return false
	}
	return true
}

// A cellTable interns cells.
type cellTable struct {
	byVar  map[*types.Var]*Cell
	byName map[string]*Cell // by String(), for cells that come from facts
	owners map[*types.Package]map[*types.Var]string

	generated []extent // of files, in the order of their positions
}

func newCellTable() *cellTable {
	return &cellTable{
		byVar:  map[*types.Var]*Cell{},
		byName: map[string]*Cell{},
		owners: map[*types.Package]map[*types.Var]string{},
	}
}

// global returns the cell of a package-level variable.
func (t *cellTable) global(v *types.Var) *Cell {
	if c := t.byVar[v]; c != nil {
		return c
	}
	return t.add(&Cell{Kind: Global, Pkg: pkgPath(v), Name: v.Name(), Type: v.Type(), Pos: v.Pos(), Var: v})
}

// field returns the cell of a struct field, given a type through which it was
// reached.
func (t *cellTable) field(v *types.Var, through types.Type) *Cell {
	v = v.Origin()
	if c := t.byVar[v]; c != nil {
		return c
	}
	n, _ := types.Unalias(deref(through)).(*types.Named)
	return t.add(&Cell{generic: n != nil && n.TypeParams().Len() > 0, Kind: Field, Pkg: pkgPath(v), Name: t.owner(v, through) + "." + v.Name(), Type: v.Type(), Pos: v.Pos(), Var: v})
}

func (t *cellTable) add(c *Cell) *Cell {
	if old := t.byName[c.String()]; old != nil && old.Var == nil && old.Kind == c.Kind && c.Var != nil {
		// Known from a fact by name: now it has a variable.
		old.generic = c.generic
		old.Var, old.Type, old.Pos = c.Var, c.Type, c.Pos
		c = old
	}
	if c.Var != nil {
		t.byVar[c.Var] = c
		c.Generated = c.Generated || t.isGenerated(c.Pos)
	}
	if t.byName[c.String()] == nil {
		t.byName[c.String()] = c
	}
	return c
}

// owner names the type that declares the field: the named type through which
// it was reached, or for a field of an unnamed struct the variable or field
// that has the struct's type.
func (t *cellTable) owner(v *types.Var, through types.Type) string {
	if n, ok := types.Unalias(deref(through)).(*types.Named); ok && n.Obj().Pkg() == v.Pkg() {
		return n.Obj().Name()
	}
	if v.Pkg() == nil {
		return "struct"
	}
	names, ok := t.owners[v.Pkg()]
	if !ok {
		names = map[*types.Var]string{}
		scope := v.Pkg().Scope()
		for _, name := range scope.Names() {
			nameFields(names, name, scope.Lookup(name).Type(), 0)
		}
		t.owners[v.Pkg()] = names
	}
	if name, ok := names[v]; ok {
		return name
	}
	return "struct"
}

// nameFields gives the fields of t's struct type, and of unnamed structs nested
// in it, the name of what holds them.
func nameFields(names map[*types.Var]string, owner string, t types.Type, depth int) {
	if depth > 4 {
		return
	}
	if depth > 0 {
		// A named type below the top names its own fields.
		if _, ok := types.Unalias(t).(*types.Named); ok {
			return
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Struct:
		for i := range u.NumFields() {
			f := u.Field(i)
			if _, ok := names[f]; !ok {
				names[f] = owner
			}
			nameFields(names, owner+"."+f.Name(), f.Type(), depth+1)
		}
	case *types.Pointer:
		nameFields(names, owner, u.Elem(), depth+1)
	case *types.Slice:
		nameFields(names, owner, u.Elem(), depth+1)
	case *types.Array:
		nameFields(names, owner, u.Elem(), depth+1)
	case *types.Map:
		nameFields(names, owner, u.Elem(), depth+1)
	}
}

func pkgPath(o types.Object) string {
	if o.Pkg() == nil {
		return ""
	}
	return o.Pkg().Path()
}

// deref returns the type a pointer points to, or t itself.
func deref(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}
