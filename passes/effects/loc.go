package effects

import (
	"go/types"
	"strings"
)

// A Root says whose object a value refers to, seen from one function:
//
//	Param     what the caller passed (the receiver is parameter 0)
//	Free      a variable captured from the function around a closure
//	*Cell     a package-level variable, or a Files or Spot cell
//	*Object   something allocated in this function or handed to it fresh by a callee
//	*Closure  a function value
//	Instance  some long-lived instance of a type, when the entry point that
//	          starts the analysis is a method of it
//	Outer     a parameter of the function around an entry point's closure
//	Recalled  what the context of a request yields
//
// Roots are identity, not contents: a struct allocated here has an Object root
// even if its fields hold things that came in through a parameter.
type Root interface{ root() }

// Param is the root of what a parameter refers to.
type Param int

// Free is the root of a captured variable; the variable itself, not what it holds.
type Free int

// Instance is the root of a long-lived instance of a named type.
type Instance struct{ Type *types.TypeName }

// Outer is the root of a parameter of a function that has returned long before
// the closure that it made runs as an entry point.
type Outer struct {
	Func  *Func
	Index int
}

// Recalled is the root of what a request's context yields: something that code
// before this one kept there. Type is nil until it is asserted to a type.
type Recalled struct{ Type *types.TypeName }

func (Recalled) root() {}
func (Param) root()    {}
func (Free) root()     {}
func (Instance) root() {}
func (Outer) root()    {}
func (*Cell) root()    {}
func (*Object) root()  {}
func (*Closure) root() {}

// A Path is the chain of fields from a root to a place. Paths are interned, so
// pointer equality is path equality; nil is the empty path. A path holds no
// cell twice: recursive structures fold, which keeps the domain finite.
type Path struct {
	up   *Path
	cell *Cell
	id   uint32 // in the order of interning
}

// Last returns the innermost cell of p, nil for the empty path.
func (p *Path) Last() *Cell {
	if p == nil {
		return nil
	}
	return p.cell
}

// within reports whether p is q or begins with q.
func (p *Path) within(q *Path) bool {
	if q == nil {
		return true
	}
	for ; p != nil; p = p.up {
		if p == q {
			return true
		}
	}
	return false
}

// Cells returns the cells of p from the root outward.
func (p *Path) Cells() []*Cell {
	n := 0
	for q := p; q != nil; q = q.up {
		n++
	}
	out := make([]*Cell, n)
	for q := p; q != nil; q = q.up {
		n--
		out[n] = q.cell
	}
	return out
}

// A Value is a reference to a place: the place at Path behind Root, or, if Held
// is set, whatever that place holds. The distinction keeps a copied struct's
// own fields apart from the maps and pointers it shares with its source.
type Value struct {
	Root Root
	Path *Path
	Held bool
	Dyn  types.Type // dynamic type when the value sits in an interface and is known
}

// Cell returns the cell that a change of the place changes: the last field of
// the path, or the variable itself; nil if the place is a bare object or parameter.
func (v Value) Cell() *Cell {
	if v.Path != nil {
		return v.Path.cell
	}
	if c, ok := v.Root.(*Cell); ok {
		return c
	}
	return nil
}

// isBare reports whether v is all of what somebody else passes or keeps, of
// which no more is known than that: any path from there is a path from v.
func (v Value) isBare() bool {
	if v.Path != nil || v.Held || v.Dyn != nil {
		return false
	}
	switch v.Root.(type) {
	case Param, Free, Outer:
		return true
	}
	return false
}

// String renders v for tests and debugging: "param0.Manager.sessions*".
func (v Value) String() string {
	var b strings.Builder
	switch r := v.Root.(type) {
	case Param:
		b.WriteString("param" + itoa(int(r)))
	case Free:
		b.WriteString("free" + itoa(int(r)))
	case Instance:
		b.WriteString("(" + r.Type.Name() + ")")
	case Outer:
		b.WriteString(r.Func.Name() + ":param" + itoa(r.Index))
	case *Cell:
		b.WriteString(r.Name)
	case *Object:
		b.WriteString("new")
	case *Closure:
		b.WriteString("func")
	}
	for _, c := range v.Path.Cells() {
		b.WriteString("." + c.Name)
	}
	if v.Held {
		b.WriteByte('*')
	}
	return b.String()
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

type pathKey struct {
	up   *Path
	cell *Cell
}

// maxPath is the number of cells in a path.
const maxPath = 6

// A pathTable interns paths.
type pathTable map[pathKey]*Path

// extend returns p followed by c. If c is in p already the result is the part
// of p that ends in c. Of a path that would be longer than maxPath the middle is
// left out: types that refer to each other give no end of ways from one to the
// other, and what is known of a place is where it begins and where it ends.
func (t pathTable) extend(p *Path, c *Cell) *Path {
	n := 0
	for q := p; q != nil; q = q.up {
		if q.cell == c {
			return q
		}
		n++
	}
	if n >= maxPath {
		cells := append(p.Cells(), c)
		p = nil
		for _, kept := range cells[:maxPath/2] {
			p = t.extend(p, kept)
		}
		for _, kept := range cells[len(cells)-maxPath/2 : len(cells)-1] {
			p = t.extend(p, kept)
		}
	}
	k := pathKey{p, c}
	if q := t[k]; q != nil {
		return q
	}
	q := &Path{p, c, uint32(len(t)) + 1}
	t[k] = q
	return q
}

// join returns p followed by the cells of q.
func (t pathTable) join(p, q *Path) *Path {
	if q == nil {
		return p
	}
	return t.extend(t.join(p, q.up), q.cell)
}

// maxValues bounds the number of places tracked for one variable. A variable
// that refers to more than this is a hub whose further values add no cells in
// practice; dropping them under-reports. Tables of handlers are long, and every
// one of them counts: maxFuncs bounds the function values.
const (
	maxValues = 20
	maxFuncs  = 400
)

// Values is a small set of values.
type Values []Value

// add inserts v and reports whether the set grew.
func (s *Values) add(v Value) bool {
	for i := range *s {
		w := &(*s)[i]
		if w.Path == v.Path && w.Held == v.Held && w.Root == v.Root && sameType(w.Dyn, v.Dyn) {
			return false
		}
	}
	limit := maxValues
	if _, ok := v.Root.(*Closure); ok {
		limit = maxFuncs
	}
	if len(*s) >= limit {
		return false
	}
	*s = append(*s, v)
	return true
}

func (s *Values) addAll(t Values) bool {
	grew := false
	for _, v := range t {
		if s.add(v) {
			grew = true
		}
	}
	return grew
}

func sameType(a, b types.Type) bool {
	if a == b {
		return true
	}
	if a == nil || b == nil {
		return false
	}
	return types.Identical(a, b)
}
