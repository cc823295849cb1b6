package effects

import (
	"go/token"
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
	defer in.release()
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
