package effects

import (
	"go/types"
	"slices"
)

// An importer translates a callee's values into the caller's frame.
type importer struct {
	*frame
	call     *call
	callee   *Func
	freeProv []Provenance
	objects  map[*Object]*Object
	closures map[*Closure]*Closure
	captured bool             // the object being imported is a captured variable
	places   map[Value]Values // of values whose root is a parameter or captured variable
	// beginnings are where paths from a parameter or captured variable lead.
	beginnings map[beginning]Values
	provs      map[Provenance]Provenance
	fieldProvs map[fieldRef]Provenance
}

// newImporter returns an importer for a call, one that has served before if there
// is one: most calls need the maps for a moment and for little.
func newImporter(f *frame, c *call, callee *Func) *importer {
	if n := len(f.spare); n > 0 {
		in := f.spare[n-1]
		f.spare = f.spare[:n-1]
		in.frame, in.call, in.callee = f, c, callee
		return in
	}
	return &importer{
		frame: f, call: c, callee: callee,
		objects: map[*Object]*Object{}, closures: map[*Closure]*Closure{},
		places: map[Value]Values{}, beginnings: map[beginning]Values{},
		provs: map[Provenance]Provenance{}, fieldProvs: map[fieldRef]Provenance{},
	}
}

// release gives the importer to the next call. One whose maps have become large is
// left to the collector: emptying it costs more than it saves.
func (in *importer) release() {
	const large = 64
	if max(len(in.objects), len(in.places), len(in.beginnings), len(in.provs), len(in.fieldProvs)) > large {
		return
	}
	clear(in.objects)
	clear(in.closures)
	clear(in.places)
	clear(in.beginnings)
	clear(in.provs)
	clear(in.fieldProvs)
	p := in.Program
	*in = importer{
		objects: in.objects, closures: in.closures, places: in.places, beginnings: in.beginnings,
		provs: in.provs, fieldProvs: in.fieldProvs,
	}
	p.spare = append(p.spare, in)
}

// A beginning is a path, or a part of one, from a parameter or captured variable.
type beginning struct {
	root Root
	path *Path
}

func (in *importer) values(vs Values) Values {
	if len(vs) == 1 {
		return slices.Clip(in.value(vs[0])) // it may be remembered for other effects
	}
	var out Values
	for _, v := range vs {
		out.addAll(in.value(v))
	}
	return out
}

// value returns what the callee's value v is for the caller.
func (in *importer) value(v Value) Values {
	switch r := v.Root.(type) {
	case Param:
		if int(r) >= len(in.call.args) {
			return nil
		}
		return in.behindParam(in.call.args[r], v)
	case Free:
		if int(r) >= len(in.call.free) {
			return nil
		}
		return in.behindParam(in.call.free[r], v)
	case *Object:
		v.Root = in.object(r)
		return Values{v}
	case *Closure:
		v.Root = in.closure(r)
		return Values{v}
	}
	return Values{v}
}

// behindParam follows v's path from what the caller passed, and remembers where
// it leads: many effects of a callee are on the same place.
func (in *importer) behindParam(from Values, v Value) Values {
	if v.Path == nil && !v.Held && v.Dyn == nil {
		return from
	}
	if len(from) == 1 && from[0].isBare() {
		// One method calls another on the same receiver.
		v.Root = from[0].Root
		return Values{v}
	}
	if !v.Held && v.Dyn == nil {
		return in.along(from, v.Root, v.Path)
	}
	if vs, ok := in.places[v]; ok {
		return vs
	}
	cur := in.along(from, v.Root, v.Path)
	if v.Held {
		cur = in.loadAll(cur)
	}
	vs := typed(cur, v.Dyn)
	in.places[v] = vs
	return vs
}

// along follows a path from what the caller passed for root. Paths begin alike,
// so where each of their beginnings leads is remembered.
func (in *importer) along(from Values, root Root, p *Path) Values {
	if p == nil {
		return from
	}
	key := beginning{root, p}
	if vs, ok := in.beginnings[key]; ok {
		return vs
	}
	base := in.along(from, root, p.up)
	if p.up != nil && p.up.cell.holdsReference() {
		base = in.loadAll(base)
	}
	var out Values
	if len(base) == 1 {
		out = in.field(base[0], p.cell)
	} else {
		for _, w := range base {
			out.addAll(in.field(w, p.cell))
		}
	}
	in.beginnings[key] = out
	return out
}

// behindAll follows v's path from what the caller passed.
func (in *importer) behindAll(from Values, v Value) Values {
	cur := from
	for _, c := range v.Path.Cells() {
		var next Values
		for _, w := range cur {
			next.addAll(in.field(w, c))
		}
		cur = next
		// The next field, if any, lies behind the reference that c holds.
		if v.Path.cell != c && c.holdsReference() {
			cur = in.loadAll(cur)
		}
	}
	if v.Held {
		cur = in.loadAll(cur)
	}
	return typed(cur, v.Dyn)
}

// typed gives values the dynamic type t, if it is known.
func typed(vs Values, t types.Type) Values {
	if t == nil {
		return vs
	}
	out := make(Values, len(vs))
	for i, w := range vs {
		w.Dyn = t
		out[i] = w
	}
	return out
}

func (in *importer) loadAll(vs Values) Values {
	if len(vs) == 1 {
		return in.load(vs[0])
	}
	var out Values
	for _, v := range vs {
		out.addAll(in.load(v))
	}
	return out
}

// maxObjects is the number of objects in one function beyond which those that a
// callee made in one place are one, whatever call they came from. Types that
// make each other, as query builders do, would multiply them otherwise.
const maxObjects = 48

// maxCaptured is the same for the variables that the function values a callee
// hands out have captured: a function that sets up routes calls one adapter for
// each of them, and what one handler captured is not another's.
const maxCaptured = 1024

// object returns the caller's object for one that the callee hands out.
func (in *importer) object(o *Object) *Object {
	if n := in.objects[o]; n != nil {
		return n
	}
	if o.Home == in.fn && in.fn.owns(o) {
		return o // recursion
	}
	limit := maxObjects
	if in.captured {
		limit, in.captured = maxCaptured, false // what it holds is not captured itself
	}
	key := objectKey{in.call.instr, o.origin}
	n := in.fn.objects[key]
	if n == nil && len(in.fn.objects) >= limit {
		key.instr = nil
		n = in.fn.objects[key]
	}
	if n == nil {
		n = &Object{Type: o.Type, Name: o.Name, Pos: o.Pos, Home: o.Home, Made: o.Made, origin: o.origin}
		in.fn.objects[key] = n
	}
	in.objects[o] = n
	if n.prov.merge(in.prov(o.prov)) {
		in.grown(&n.version)
	}
	for i := 0; i < len(o.fields); i++ {
		in.put(n, o.fields[i].path, in.values(o.fields[i].vals), in.prov(o.fields[i].prov))
	}
	for _, pub := range o.public {
		// The callee has published it: so it is for the caller, from the call on.
		for _, at := range in.value(pub.at) {
			in.publish(n, at, in.call.instr, 0)
		}
	}
	return n
}

// closure returns the caller's function value for one that the callee hands out.
func (in *importer) closure(c *Closure) *Closure {
	if n := in.closures[c]; n != nil {
		return n
	}
	if len(c.Free) == 0 && !c.Bound {
		return c
	}
	key := closureKey{instr: in.call.instr, fn: c.Func, ext: c.Method}
	n := in.fn.closures[key]
	if n == nil {
		n = &Closure{Func: c.Func, Method: c.Method, External: c.External, Bound: c.Bound, Once: c.Once, Pos: c.Pos, Owner: in.fn}
		in.fn.closures[key] = n
		in.changed()
	}
	in.closures[c] = n
	if c.Bound && n.Recv.addAll(in.values(c.Recv)) {
		in.grown(&n.version)
	}
	free := make([]Values, len(c.Free))
	for j, vs := range c.Free {
		in.captured = true
		free[j] = in.values(vs)
	}
	in.captured = false
	in.growBinds(n, free)
	return n
}
