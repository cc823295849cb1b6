package effects

import (
	"go/types"
)

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
		w.bool(e.MadeOnMiss(f))
		w.bool(f.PutsBack())
	}
	if f.Op == OpFile {
		w.uint64(e.given(f))
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
		w.bool(d.Joined)
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
