package effects

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// compose adds to the frame what a call of callee does, by its summary.
func (f *frame) compose(c *call, callee *Func) {
	f.callee(callee)
	if c.async {
		callee.Spawned = true
	}
	if callee.Sum == nil || slices.Contains(f.stack, callee) || len(f.stack) > maxNesting {
		return
	}
	f.saw(&callee.Sum.version)
	if f.composed(c, callee) {
		return
	}
	defer f.composing(c, callee)()

	in := newImporter(f, c, callee)
	for i, a := range c.args {
		if i < callee.nparams && callee.carriesParam(i) {
			f.flow(f.paramNode(callee, i), a)
		}
	}
	freeProv := make([]Provenance, len(c.free))
	for j, vs := range c.free {
		freeProv[j] = f.contentProv(vs)
	}
	in.freeProv = freeProv
	sum := callee.Sum
	io := sum.IO
	if c.once {
		io &^= 1<<models.FileIO | 1<<models.FileIO<<awaitedShift // a log file is opened once, however often something is logged
	}
	f.reaches(io)
	for _, e := range sum.Effects {
		n := *e
		n.Key = in.prov(e.Key)
		n.Val = in.prov(e.Val)
		n.Async = e.Async || c.async
		n.Once = e.Once || c.once
		n.Guard = in.guardOf(e)
		n.Depth = e.Depth + 1
		if n.Bound == token.NoPos {
			n.Bound = c.bound
		}
		n.Via = &Via{Call: c.instr, Callee: callee, Of: e}
		if c.of != nil {
			n.Via.Through = c.of.Via
		}
		for _, place := range in.value(e.Place) {
			f.addEffect(place, n, c.instr)
		}
	}
	for _, s := range sum.stores {
		vals := in.values(s.vals)
		for _, place := range in.value(s.place) {
			f.store(place, vals, Provenance{}, c.instr)
		}
	}
	for i, p := range sum.Out {
		if p == (Provenance{}) || i >= len(c.args) {
			continue
		}
		f.writeProv(c.args[i], in.prov(p))
	}
	for _, n := range sum.inits {
		f.initCell(n.Cell, in.prov(n.Prov))
	}
	for _, r := range sum.registrations {
		f.importRegistration(in, r)
	}
	for _, d := range sum.dyn {
		f.resolve(in, d)
	}
	f.results(c, in, sum)
}

// maxNesting bounds the chain of function values that call function values.
const maxNesting = 24

// results gives the call's value what the callee returns.
func (f *frame) results(c *call, in *importer, sum *Summary) {
	v, ok := c.instr.(*ssa.Call)
	if !ok || c.of != nil {
		return
	}
	for i, vals := range sum.Results {
		s := f.slot(v)
		if len(sum.Results) > 1 {
			s = f.component(v, i)
		}
		for _, w := range in.values(vals) {
			f.addTo(s, f.recalled(w, resultType(v, i)))
		}
		f.addProv(s, in.prov(sum.ResultProv[i]))
	}
}

// resolve takes up a call that the callee left open.
func (f *frame) resolve(in *importer, d *DynCall) {
	c := &call{
		instr:  in.call.instr,
		async:  d.Async || in.call.async,
		joined: d.Joined || in.call.joined,
		once:   d.Once || in.call.once,
		bound:  in.call.bound,
	}
	for i, a := range d.Args {
		c.args = append(c.args, in.values(a))
		c.prov = append(c.prov, in.prov(d.Prov[i]))
	}
	via := &Via{Call: in.call.instr, Callee: in.callee, Dyn: d}
	if in.call.of != nil {
		via.Through = in.call.of.Via
	}
	c.of = &DynCall{Site: d.Site, Via: via}
	callees := in.value(d.Callee)
	switch {
	case d.Method != nil:
		f.invoke(c, callees, Provenance{}, d.Method)
	case d.Async && !d.Joined && !in.call.async && isWork(callees):
		f.spawned(c.instr, func() { f.callValues(c, callees) })
	default:
		f.callValues(c, callees)
	}
}

// writeProv notes that what args refer to receives values of the given provenance.
func (f *frame) writeProv(args Values, prov Provenance) {
	for _, v := range args {
		switch r := v.Root.(type) {
		case *Object:
			if r.prov.merge(prov) {
				f.grown(&r.version)
			}
		case Param:
			f.outProv(int(r), prov)
		}
	}
}

// reach notes what an instruction itself reaches outside the process.
func (f *frame) reach(io IOSet) { f.reaches(io | io<<awaitedShift) }

// reaches notes what the function reaches outside the process. Of what goroutines
// reach nothing is waited for.
func (f *frame) reaches(io IOSet) {
	if f.spawnIO != nil {
		*f.spawnIO |= io
		io &= 1<<awaitedShift - 1
	}
	if f.at != nil && io != 0 && f.fn.callIO[f.at]|io != f.fn.callIO[f.at] {
		f.fn.callIO[f.at] |= io
	}
	if f.sum.IO|io != f.sum.IO {
		f.sum.IO |= io
		f.changed()
	}
}

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
	beginnings map[Value]Values
	provs      map[Provenance]Provenance
	fieldProvs map[fieldRef]Provenance
}

func newImporter(f *frame, c *call, callee *Func) *importer {
	return &importer{frame: f, call: c, callee: callee, objects: map[*Object]*Object{}, closures: map[*Closure]*Closure{}, places: map[Value]Values{}, beginnings: map[Value]Values{}, provs: map[Provenance]Provenance{}, fieldProvs: map[fieldRef]Provenance{}}
}

func (in *importer) values(vs Values) Values {
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
	key := Value{Root: root, Path: p}
	if vs, ok := in.beginnings[key]; ok {
		return vs
	}
	base := in.along(from, root, p.up)
	if p.up != nil && p.up.cell.holdsReference() {
		base = in.loadAll(base)
	}
	var out Values
	for _, w := range base {
		out.addAll(in.field(w, p.cell))
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
