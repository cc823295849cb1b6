package effects

import (
	"fmt"
	"go/token"
	"go/types"
	"sort"
	"strconv"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// A Fact carries the summaries of a package to the packages that import it, and
// what the package puts into variables that importers can see.
//
// It hangs on the package, because drivers that go package by package show
// facts only of direct imports, and a summary is complete in itself: it names
// no function that an importer would have to look up elsewhere. Only functions
// that importers can reach, and that do something, are in it.
type Fact struct {
	// Data is the encoded form; see [Program.Encode]. It has no positions of
	// any file set and no map, so equal packages have equal bytes.
	Data []byte
}

// AFact marks the type for the analysis framework.
func (*Fact) AFact() {}

// String renders the fact for tests of the framework.
func (f *Fact) String() string { return fmt.Sprintf("effects(%d bytes)", len(f.Data)) }

// factVersion is the first byte of the encoded form.
const factVersion = 3

// Encode returns the fact of the package that the program analyses.
func (p *Program) Encode() *Fact {
	e := newEncoder(p)
	for _, fn := range p.Funcs {
		if fn.SSA != nil && fn.Obj != nil && (fn.Obj.Exported() || fn.recv != nil) && !fn.Sum.trivial() {
			e.want(fn)
		}
	}
	var funcs, nodes, objects, closures writer
	fn, obj, cl := 0, 0, 0
	drain := func() {
		// What is written mentions further functions, objects and function values.
		for fn < len(e.funcs) || obj < len(e.objectList) || cl < len(e.closeList) {
			for ; fn < len(e.funcs); fn++ {
				e.function(&funcs, e.funcs[fn])
			}
			for ; obj < len(e.objectList); obj++ {
				e.oneObject(&objects, e.objectList[obj])
			}
			for ; cl < len(e.closeList); cl++ {
				e.oneClosure(&closures, e.closeList[cl])
			}
		}
	}
	drain()
	count := e.nodes(&nodes)
	drain()
	if fn == 0 && count == 0 {
		return &Fact{}
	}
	var out writer
	out.buf = append(out.buf, factVersion)
	out.stringTable(e.stringList)
	e.typeTable(&out)
	e.cellTable(&out)
	for _, part := range []struct {
		n int
		w *writer
	}{{obj, &objects}, {cl, &closures}, {fn, &funcs}, {count, &nodes}} {
		out.uint(part.n)
		out.buf = append(out.buf, part.w.buf...)
	}
	return &Fact{Data: seal(out.buf)}
}

// trivial reports whether callers lose nothing without the summary.
func (s *Summary) trivial() bool {
	if len(s.Effects)+len(s.dyn)+len(s.stores)+len(s.registrations)+len(s.inits) > 0 || s.IO != 0 {
		return false
	}
	for i := range s.Results {
		if len(s.Results[i]) > 0 || s.ResultProv[i] != (Provenance{}) && s.ResultProv[i].Set != origin.Constant {
			return false
		}
	}
	for _, p := range s.Out {
		if p != (Provenance{}) {
			return false
		}
	}
	return true
}

// An encoder writes one fact. Strings, types, cells, objects and function
// values are written once and referred to by number.
type encoder struct {
	*Program
	strings    map[string]int
	stringList []string
	types      map[string]int
	typeList   []typeRef
	cells      map[*Cell]int
	cellList   []*Cell
	objects    map[*Object]int
	objectList []*Object
	closures   map[*Closure]int
	closeList  []*Closure
	funcs      []*Func
	wanted     map[*Func]bool
	dataOnly   bool // function values stay behind
}

func newEncoder(p *Program) *encoder {
	return &encoder{
		Program:  p,
		strings:  map[string]int{},
		types:    map[string]int{},
		cells:    map[*Cell]int{},
		objects:  map[*Object]int{},
		closures: map[*Closure]int{},
		wanted:   map[*Func]bool{},
	}
}

// want puts a function of this package into the fact.
func (e *encoder) want(fn *Func) {
	if fn != nil && fn.SSA != nil && !e.wanted[fn] {
		e.wanted[fn] = true
		e.funcs = append(e.funcs, fn)
	}
}

func (e *encoder) str(s string) int {
	i, ok := e.strings[s]
	if !ok {
		i = len(e.stringList)
		e.strings[s] = i
		e.stringList = append(e.stringList, s)
	}
	return i
}

// A typeRef names a type across packages: a named type, or a pointer to one.
type typeRef struct {
	pkg, name string
	pointer   bool
}

// typ returns the number of a type, 0 for one that has no name.
func (e *encoder) typ(t types.Type) int {
	ref, ok := refOf(t)
	if !ok {
		return 0
	}
	key := ref.pkg + "\x00" + ref.name
	if ref.pointer {
		key = "*" + key
	}
	i, ok := e.types[key]
	if !ok {
		e.typeList = append(e.typeList, ref)
		i = len(e.typeList)
		e.types[key] = i
		e.str(ref.pkg)
		e.str(ref.name)
	}
	return i
}

func refOf(t types.Type) (typeRef, bool) {
	if t == nil {
		return typeRef{}, false
	}
	var ref typeRef
	t = types.Unalias(t)
	if p, ok := t.(*types.Pointer); ok {
		ref.pointer = true
		t = types.Unalias(p.Elem())
	}
	n, ok := t.(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return typeRef{}, false
	}
	ref.pkg, ref.name = n.Obj().Pkg().Path(), n.Obj().Name()
	return ref, true
}

func (e *encoder) typeTable(w *writer) {
	w.uint(len(e.typeList))
	for _, t := range e.typeList {
		w.uint(e.str(t.pkg))
		w.uint(e.str(t.name))
		w.bool(t.pointer)
	}
}

// cell returns the number of a cell.
func (e *encoder) cell(c *Cell) int {
	i, ok := e.cells[c]
	if !ok {
		i = len(e.cellList)
		e.cells[c] = i
		e.cellList = append(e.cellList, c)
		e.str(c.Pkg)
		e.str(c.Name)
		e.str(e.at(c.Pos, c.At).file)
	}
	return i
}

func (e *encoder) cellTable(w *writer) {
	w.uint(len(e.cellList))
	for _, c := range e.cellList {
		w.uint(int(c.Kind))
		w.uint(e.str(c.Pkg))
		w.uint(e.str(c.Name))
		e.position(w, c.Pos, c.At)
		w.bool(c.holdsReference())
		w.bool(c.carries())
		w.bool(c.generic)
		w.bool(c.OfLockSet())
		w.bool(c.Generated)
		s := c.Shape()
		w.uint(int(s.Container))
		w.uint(int(s.Traits))
		w.bool(s.Any)
		w.uint(int(s.Param))
		w.uint(len(s.Args))
		for _, a := range s.Args {
			w.uint(int(a))
		}
	}
}

// A place is a position in a form that facts share among the sites of a file.
type place struct {
	file      string
	line, col int
}

// at returns the position that a fact has for pos, or for at, which comes from
// another fact.
func (e *encoder) at(pos token.Pos, at string) place {
	if at == "" {
		p := e.Fset.Position(pos)
		return place{p.Filename, p.Line, p.Column}
	}
	p := place{file: at}
	p.file, p.col = cutNumber(p.file)
	p.file, p.line = cutNumber(p.file)
	return p
}

// cutNumber splits "file:12" in two.
func cutNumber(s string) (string, int) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return s, 0
	}
	n, err := strconv.Atoi(s[i+1:])
	if err != nil {
		return s, 0
	}
	return s[:i], n
}

func (e *encoder) position(w *writer, pos token.Pos, at string) {
	p := e.at(pos, at)
	w.uint(e.str(p.file))
	w.uint(p.line)
	w.uint(p.col)
}

// function writes one function with its summary.
func (e *encoder) function(w *writer, fn *Func) {
	w.uint(e.str(fn.Key()))
	w.uint(e.str(fn.PkgPath()))
	w.uint(e.str(fn.Name()))
	e.position(w, fn.Pos(), fn.At())
	w.uint(fn.nparams)
	w.uint64(fn.carry)
	recv := 0
	if fn.recv != nil {
		recv = e.typ(fn.recv.Type())
	}
	w.uint(recv)
	w.bool(fn.Handler != nil)
	if fn.Handler != nil {
		w.uint(e.str(fn.Handler.Framework))
		w.uint(int(fn.Handler.Trigger))
	}
	s := fn.Sum
	w.uint(len(s.Results))
	for i := range s.Results {
		e.values(w, s.Results[i])
		e.prov(w, s.ResultProv[i])
	}
	w.uint(len(s.Out))
	for _, p := range s.Out {
		e.prov(w, p)
	}
	w.uint(int(s.IO))
	w.uint(len(s.Effects))
	for _, f := range s.Effects {
		e.effect(w, f)
	}
	w.uint(len(s.stores))
	for _, st := range s.stores {
		e.value(w, st.place)
		e.values(w, st.vals)
	}
	e.dyns(w, s.dyn)
	w.uint(len(s.inits))
	for _, in := range s.inits {
		w.uint(e.cell(in.Cell))
		e.prov(w, in.Prov)
	}
}

func (e *encoder) effect(w *writer, f *Effect) {
	e.value(w, f.Place)
	w.uint(int(f.Op))
	e.site(w, f.Site)
	e.prov(w, f.Key)
	e.prov(w, f.Val)
	w.bool(f.Async)
	w.bool(f.Once)
	w.bool(f.Guard.Root != nil)
	if f.Guard.Root != nil {
		e.value(w, f.Guard)
	}
	if f.Op == OpLock {
		section := e.Section(f)
		w.uint(int(section.IO))
		w.bool(section.held)
	} else {
		w.uint(int(f.Reach))
	}
	if f.Op == OpMapWrite || f.Op == OpClaim {
		w.bool(e.Derived(f))
		w.bool(e.fetches(f))
	}
	w.uint(f.Depth)
	w.uint(f.Case)
	w.bool(f.State != nil)
	if f.State != nil {
		w.uint(e.str(f.State.ID))
		w.uint(e.str(f.State.Major))
		w.uint(e.str(f.State.Kind))
		w.uint(int(f.State.Role))
	}
	chain := Chain(f)
	w.uint(len(chain))
	for _, fn := range chain {
		w.uint(e.str(fn.PkgPath()))
		w.uint(e.str(fn.Name()))
	}
}

// prov writes a provenance.
func (e *encoder) prov(w *writer, p Provenance) {
	w.uint64(uint64(p.Set))
	w.uint64(p.Params)
	w.uint64(p.Derived)
	if p.fields == nil {
		w.uint(0)
		return
	}
	w.uint(len(p.fields.refs))
	for _, r := range p.fields.refs {
		w.uint(r.bit)
		e.path(w, r.path)
		w.bool(r.derived)
	}
}

func (e *encoder) path(w *writer, p *Path) {
	cells := p.Cells()
	w.uint(len(cells))
	for _, c := range cells {
		w.uint(e.cell(c))
	}
}

func (e *encoder) site(w *writer, s *Site) {
	e.position(w, s.Pos, s.At)
	w.uint(e.str(s.Func.PkgPath()))
	w.uint(e.str(s.Func.Name()))
	w.uint(int(s.Patterns()))
	w.uint(int(s.Stored))
	quick := 0
	if !s.Waits() {
		quick = 1
	}
	w.uint(int(s.Func.traits())<<1 | quick)
}

func (e *encoder) dyns(w *writer, ds []*DynCall) {
	var out []*DynCall
	for _, d := range ds {
		if d.Method == nil || e.methodType(d.Method) != 0 {
			out = append(out, d)
		}
	}
	w.uint(len(out))
	for _, d := range out {
		e.value(w, d.Callee)
		w.bool(d.Method != nil)
		if d.Method != nil {
			w.uint(e.methodType(d.Method))
			w.uint(e.str(d.Method.Name()))
		}
		w.uint(len(d.Args))
		for i := range d.Args {
			e.values(w, d.Args[i])
			e.prov(w, d.Prov[i])
		}
		e.site(w, d.Site)
		w.bool(d.Async)
		w.bool(d.Once)
	}
}

// methodType returns the number of the interface that declares a method.
func (e *encoder) methodType(m *types.Func) int {
	recv := m.Signature().Recv()
	if recv == nil {
		return 0
	}
	return e.typ(recv.Type())
}

func (e *encoder) values(w *writer, vs Values) {
	var out Values
	for _, v := range vs {
		if e.encodable(v) {
			out = append(out, v)
		}
	}
	w.uint(len(out))
	for _, v := range out {
		e.value(w, v)
	}
}

// encodable reports whether a value means something in another package.
func (e *encoder) encodable(v Value) bool {
	c, ok := v.Root.(*Closure)
	return !ok || c.Func != nil && !e.dataOnly
}

// The roots of encoded values.
const (
	rootParam = iota
	rootFree
	rootCell
	rootObject
	rootClosure
	rootInstance
	rootOuter
	rootNone
)

func (e *encoder) value(w *writer, v Value) {
	switch r := v.Root.(type) {
	case Param:
		w.uint(rootParam)
		w.uint(int(r))
	case Free:
		w.uint(rootFree)
		w.uint(int(r))
	case *Cell:
		w.uint(rootCell)
		w.uint(e.cell(r))
	case *Object:
		w.uint(rootObject)
		w.uint(e.object(r))
	case *Closure:
		w.uint(rootClosure)
		w.uint(e.closure(r))
	case Instance:
		w.uint(rootInstance)
		w.uint(e.typ(r.Type.Type()))
	case Outer:
		w.uint(rootOuter)
		w.uint(e.str(r.Func.Key()))
		w.uint(r.Index)
	default:
		w.uint(rootNone)
		w.uint(0)
	}
	e.path(w, v.Path)
	w.bool(v.Held)
	w.uint(e.typ(v.Dyn))
}

func (e *encoder) object(o *Object) int {
	i, ok := e.objects[o]
	if !ok {
		i = len(e.objectList)
		e.objects[o] = i
		e.objectList = append(e.objectList, o)
	}
	return i
}

func (e *encoder) closure(c *Closure) int {
	i, ok := e.closures[c]
	if !ok {
		i = len(e.closeList)
		e.closures[c] = i
		e.closeList = append(e.closeList, c)
		e.want(c.Func)
	}
	return i
}

func (e *encoder) oneObject(w *writer, o *Object) {
	w.uint(e.typ(o.Type))
	w.uint(e.str(o.Name))
	e.prov(w, o.prov)
	w.bool(o.Made != nil)
	if o.Made != nil {
		w.uint(e.str(o.Made.Model.Key))
		w.uint(e.str(o.Made.Model.Major))
		e.position(w, o.Made.Pos, o.Made.At)
	}
	w.uint(len(o.fields))
	for _, f := range o.fields {
		e.path(w, f.path)
		e.values(w, f.vals)
		e.prov(w, f.prov)
	}
	w.uint(len(o.public))
	for _, p := range o.public {
		e.value(w, p.at)
	}
}

func (e *encoder) oneClosure(w *writer, c *Closure) {
	w.uint(e.str(c.Func.Key()))
	w.bool(c.Bound)
	w.bool(c.Once)
	e.values(w, c.Recv)
	w.uint(len(c.Free))
	for _, vs := range c.Free {
		e.values(w, vs)
	}
}

// nodes writes what variables can hold, for variables that importers see or
// fill: cells, and parameters of functions that importers call.
func (e *encoder) nodes(w *writer) int {
	var list []*flowNode
	for _, fn := range e.Funcs {
		if fn.SSA == nil {
			continue
		}
		for _, n := range fn.params {
			if e.wanted[fn] && len(targets(n)) > 0 {
				list = append(list, n)
			}
		}
	}
	var names []string
	for name, c := range e.Program.cells.byName {
		if c.node.cell != nil && (len(c.node.types)+len(c.node.closures)+len(c.node.made) > 0 || c.node.prov != 0 || len(targets(&c.node)) > 0) {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	for _, name := range names {
		list = append(list, &e.Program.cells.byName[name].node)
	}
	f := &frame{Program: e.Program, fn: newPseudo(nil)}
	f.sum = f.fn.Sum
	for _, n := range list {
		w.bool(n.cell != nil)
		if n.cell != nil {
			w.uint(e.cell(n.cell))
		} else {
			w.uint(e.str(n.param.Key()))
			w.uint(n.index)
		}
		w.uint(int(n.prov))
		var named []types.Type
		for _, t := range n.types {
			if e.typ(t) != 0 {
				named = append(named, t)
			}
		}
		w.uint(len(named))
		for _, t := range named {
			w.uint(e.typ(t))
		}
		var vals Values
		for _, c := range n.closures {
			vals.add(Value{Root: f.detach(c)})
		}
		for _, o := range n.made {
			vals.add(Value{Root: o})
		}
		e.values(w, vals)
		to := targets(n)
		w.uint(len(to))
		for _, c := range to {
			w.uint(e.cell(c))
		}
	}
	return len(list)
}

// targets returns the cells into which everything in n comes, by any way.
func targets(n *flowNode) []*Cell {
	var out []*Cell
	seen := map[*flowNode]bool{n: true}
	var walk func(n *flowNode)
	walk = func(n *flowNode) {
		for _, t := range n.to {
			if seen[t] {
				continue
			}
			seen[t] = true
			if t.cell != nil {
				out = append(out, t.cell)
			}
			walk(t)
		}
	}
	walk(n)
	return out
}
