package effects

import (
	"go/token"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A call is one call instruction as the frame sees it, or a call that follows
// from it: of a function value that a callee calls, say.
type call struct {
	instr ssa.CallInstruction
	args  []Values // as the callee's body sees them: the receiver first
	prov  []Provenance
	free  []Values // captured variables, when the callee is a closure
	async bool
	// joined says that who started the goroutine waits for it.
	joined bool
	once   bool
	bound  token.Pos // where an implementation was bound to the interface called
	value  *Closure  // the function value that is called, nil for a function by name
	// of is the callee's dynamic call that this call resolves, nil for a call
	// that stands in the function's own code.
	of *DynCall
}

// call interprets a call, go or defer instruction.
func (f *frame) call(instr ssa.CallInstruction, async bool) {
	common := instr.Common()
	if b, ok := common.Value.(*ssa.Builtin); ok {
		f.builtin(instr, b, common.Args)
		return
	}
	c := &call{instr: instr, async: async, args: make([]Values, len(common.Args)), prov: make([]Provenance, len(common.Args))}
	for i, a := range common.Args {
		c.args[i], c.prov[i] = f.vals(a), f.provDeep(a)
	}
	if async {
		f.spawned(instr, func() { f.dispatch(c, common) })
		return
	}
	f.dispatch(c, common)
}

// dispatch finds out what is called.
func (f *frame) dispatch(c *call, common *ssa.CallCommon) {
	switch {
	case common.IsInvoke():
		f.invoke(c, f.vals(common.Value), f.prov(common.Value), common.Method)
	case common.StaticCallee() != nil:
		callee := common.StaticCallee()
		if mc, ok := common.Value.(*ssa.MakeClosure); ok {
			for _, b := range mc.Bindings {
				c.free = append(c.free, f.vals(b))
			}
			if m, ok := callee.Object().(*types.Func); ok && callee.Synthetic != "" {
				// A method value called on the spot.
				f.callValues(c, Values{{Root: f.boundMethod(mc, m, c.free[0])}})
				return
			}
		}
		if fn := f.funcOf(callee); fn != nil {
			if m, ok := callee.Object().(*types.Func); ok {
				f.registerGenerated(c, m, fn)
			}
			f.compose(c, fn)
			return
		}
		if m, ok := callee.Object().(*types.Func); ok {
			f.external(c, m)
		}
	default:
		f.callValues(c, f.vals(common.Value))
	}
}

// callValues calls function values.
func (f *frame) callValues(c *call, callees Values) {
	for _, v := range callees {
		cl, ok := v.Root.(*Closure)
		switch {
		case !ok:
			f.callUnknown(c, v, nil)
		case f.isEntry(cl):
			// A handler called by the middleware around it is an entry point
			// of its own: what it does is not what the middleware does.
		default:
			f.callClosure(c, cl)
		}
	}
}

// callClosure calls a known function value.
func (f *frame) callClosure(c *call, cl *Closure) {
	f.saw(&cl.version)
	d := *c
	d.value = cl
	d.once = d.once || cl.Once
	if cl.Bound {
		d.args = append([]Values{cl.Recv}, c.args...)
		d.prov = append([]Provenance{{}}, c.prov...)
	}
	d.free = cl.Free
	switch {
	case cl.Func != nil:
		f.compose(&d, cl.Func)
	case cl.External:
		f.external(&d, cl.Method)
	case cl.Method != nil:
		d.args, d.prov = c.args, c.prov
		f.invoke(&d, cl.Recv, Provenance{}, cl.Method)
	}
}

// invoke calls method m on what sits in an interface.
func (f *frame) invoke(c *call, recv Values, recvProv Provenance, m *types.Func) {
	modelled := f.Models.Func(m) != nil
	for _, v := range recv {
		if v.Dyn != nil {
			f.callMethod(c, v, recvProv, v.Dyn, m)
			continue
		}
		if modelled {
			continue
		}
		f.callUnknown(c, v, m)
		if !f.worthCarrying(m) {
			f.unknownResults(c, recvProv)
		}
	}
	if modelled || len(recv) == 0 {
		d := *c
		d.args = append([]Values{recv}, c.args...)
		d.prov = append([]Provenance{recvProv}, c.prov...)
		f.external(&d, m)
	}
}

// callMethod calls m on a receiver of known type.
func (f *frame) callMethod(c *call, recv Value, recvProv Provenance, typ types.Type, m *types.Func) {
	sel := f.lookupMethod(typ, m)
	if sel == nil {
		return
	}
	recv.Dyn = nil
	vs := Values{recv}
	for _, e := range sel.embedded {
		var next Values
		for _, v := range vs {
			for _, w := range f.field(v, e) {
				if e.holdsReference() {
					next.addAll(f.load(w))
				} else {
					next.add(w)
				}
			}
		}
		vs = next
	}
	if sel.iface != nil {
		// A type that embeds the interface that it implements may hold another
		// of its kind: follow each type once.
		key := methodKey{typ, m.Id()}
		if !slices.Contains(f.methods, key) {
			f.methods = append(f.methods, key)
			f.invoke(c, vs, recvProv, sel.iface)
			f.methods = f.methods[:len(f.methods)-1]
		}
		return
	}
	d := *c
	d.args = append([]Values{vs}, c.args...)
	d.prov = append([]Provenance{recvProv}, c.prov...)
	if sel.fn != nil {
		f.compose(&d, sel.fn)
	} else {
		f.external(&d, sel.external)
	}
}

// callUnknown calls a function value, or a method on an interface value, that
// came in from outside the function. What a field or package-level variable can
// hold is looked up in the whole program; for a parameter only the caller knows,
// so the call goes into the summary.
func (f *frame) callUnknown(c *call, callee Value, m *types.Func) {
	if n := f.nodeOf(callee); n != nil && f.resolvesHere(callee, m) {
		f.watch(n)
		f.callNode(c, n, callee, m)
		if f.modular && n.open {
			f.defers(c, callee, m) // an importer may know more
		}
		return
	}
	switch callee.Root.(type) {
	case Param, Free:
		f.defers(c, callee, m)
		if m != nil {
			f.soleResults(c, callee, m)
		}
	}
}

// resolvesHere reports whether the callee is looked up by variable rather than
// left to the caller.
func (f *frame) resolvesHere(callee Value, m *types.Func) bool {
	switch callee.Root.(type) {
	case Param, Free:
		return callee.Path != nil
	case *Object:
		return callee.Path != nil
	}
	return true
}

// callNode calls what the variable behind n can hold.
func (f *frame) callNode(c *call, n *flowNode, callee Value, m *types.Func) {
	if m == nil {
		for _, cl := range n.closures {
			if !f.isEntry(cl) {
				f.callClosure(c, f.detach(cl))
			}
		}
		return
	}
	for _, t := range n.types {
		if f.isEntryMethod(t, m) {
			continue
		}
		d := *c
		if d.bound == token.NoPos {
			d.bound = f.boundAt[typeKey(t)]
		}
		f.callMethod(&d, callee, Provenance{}, t, m)
	}
}

// defers leaves a call to the caller.
func (f *frame) defers(c *call, callee Value, m *types.Func) {
	if m != nil && !f.worthCarrying(m) {
		return
	}
	var site *Site
	var via *Via
	if c.of != nil {
		site, via = c.of.Site, c.of.Via
	} else {
		site = f.site(c.instr)
	}
	key := dynKey{callee.Root, callee.Path, callee.Held, m, site}
	d := f.sum.dynIndex[key]
	if d == nil {
		if len(f.sum.dyn) >= maxDyn {
			f.truncate(f.fn)
			return
		}
		d = &DynCall{Callee: callee, Method: m, Site: site, Async: c.async, Joined: c.joined || c.async && waitsFor(c.instr), Once: c.once, Via: via}
		if f.sum.dynIndex == nil {
			f.sum.dynIndex = map[dynKey]*DynCall{}
		}
		f.sum.dynIndex[key] = d
		f.sum.dyn = append(f.sum.dyn, d)
		f.changed()
	}
	for i, a := range c.args {
		if i >= len(d.Args) {
			d.Args = append(d.Args, nil)
			d.Prov = append(d.Prov, Provenance{})
		}
		if d.Args[i].addAll(a) {
			f.changed()
		}
		if i < len(c.prov) && d.Prov[i].merge(c.prov[i]) {
			f.changed()
		}
	}
}

// maxDyn bounds the open calls of a summary.
const maxDyn = 400

// worthCarrying reports whether an open call of interface method m is kept for
// the callers. Interfaces of other modules and of the standard library are
// implemented everywhere; a call through one of them is followed only where
// the implementation is in sight.
func (f *frame) worthCarrying(m *types.Func) bool {
	return m.Pkg() != nil && f.inScope(m.Pkg())
}
