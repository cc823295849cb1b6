package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

func (d *decoder) function() {
	far := &farFunc{key: d.str(), pkg: d.str(), name: d.str(), at: d.position()}
	fn := &Func{far: far, Sum: &Summary{}, sites: map[ssa.Instruction]*Site{}, callees: map[*Func]bool{}}
	fn.nparams = d.uint()
	fn.carry = d.uint64()
	if t := d.typ(); t != nil {
		fn.recv = types.Unalias(deref(t)).(*types.Named).Obj()
	}
	if d.bool() {
		fn.Handler = &models.Registration{Framework: d.str(), Trigger: models.Trigger(d.uint())}
	}
	s := fn.Sum
	for range d.count() {
		s.Results = append(s.Results, d.values())
		s.ResultProv = append(s.ResultProv, d.prov())
	}
	for range d.count() {
		s.Out = append(s.Out, d.prov())
	}
	s.IO = IOSet(d.uint())
	for range d.count() {
		s.Effects = append(s.Effects, d.effect())
	}
	for range d.count() {
		s.stores = append(s.stores, store{d.value(), d.values()})
	}
	s.dyn = d.dyns()
	for range d.count() {
		s.inits = append(s.inits, Init{d.cell(), d.prov()})
	}
	if d.far.funcs[far.key] == nil {
		d.far.funcs[far.key] = fn
		d.far.known[far.pkg] = true
	}
}

func (d *decoder) effect() *Effect {
	f := &Effect{Place: d.value(), Op: Op(d.uint()), Site: d.site(), Key: d.prov(), Val: d.prov(), Async: d.bool(), Once: d.bool()}
	if d.bool() {
		f.Guard = d.value()
	}
	f.Reach = IOSet(d.uint())
	if f.Op == OpLock {
		f.held = d.bool()
	}
	if f.Op == OpMapWrite || f.Op == OpClaim {
		f.derived, f.fetched, f.made, f.putsBack = d.bool(), d.bool(), d.bool(), d.bool()
	}
	if f.Op == OpFile {
		f.paths = d.uint64()
	}
	f.Depth, f.Case = d.uint(), d.uint()
	if d.bool() {
		id, major, kind, role := d.str(), d.str(), d.str(), models.Role(d.uint())
		if m := d.Models.Named(id, major); m != nil {
			f.State = m.State(kind, role)
		}
	}
	for range d.count() {
		f.far = append(f.far, &Func{far: &farFunc{pkg: d.str(), name: d.str()}})
	}
	return f
}

// site returns the site at a position; two facts that mention one site mention
// the same.
func (d *decoder) site() *Site {
	s := d.newSite()
	if old := d.far.sites[s.At]; old != nil {
		return old
	}
	d.far.sites[s.At] = s
	return s
}

func (d *decoder) newSite() *Site {
	far := &farFunc{}
	s := &Site{Func: &Func{far: far}, At: d.position(), patterns: true}
	far.pkg, far.name = d.str(), d.str()
	s.pattern, s.Stored = Pattern(d.uint()), shape.Trait(d.uint())
	bits := d.uint()
	s.hurries, far.traits = bits&1 != 0, trait(bits>>1)
	return s
}

func (d *decoder) dyns() []*DynCall {
	var out []*DynCall
	for range d.count() {
		c := &DynCall{Callee: d.value()}
		known := true
		if d.bool() {
			iface, name := d.typ(), d.str()
			c.Method = interfaceMethod(iface, name)
			known = c.Method != nil
		}
		for range d.count() {
			c.Args = append(c.Args, d.values())
			c.Prov = append(c.Prov, d.prov())
		}
		c.Site, c.Async, c.Joined, c.Once = d.site(), d.bool(), d.bool(), d.bool()
		if known {
			out = append(out, c)
		}
	}
	return out
}

// interfaceMethod returns a method of an interface that can be seen from here.
func interfaceMethod(t types.Type, name string) *types.Func {
	if t == nil {
		return nil
	}
	iface, ok := t.Underlying().(*types.Interface)
	if !ok {
		return nil
	}
	for m := range iface.Methods() {
		if m.Name() == name {
			return m
		}
	}
	return nil
}

func (d *decoder) values() Values {
	var out Values
	for range d.count() {
		if v := d.value(); v.Root != nil {
			out = append(out, v)
		}
	}
	return out
}

func (d *decoder) value() Value {
	var v Value
	kind := d.uint()
	switch kind {
	case rootParam:
		v.Root = Param(d.uint())
	case rootFree:
		v.Root = Free(d.uint())
	case rootCell:
		v.Root = d.cell()
	case rootObject:
		v.Root = d.objectAt(d.uint())
	case rootClosure:
		v.Root = d.closureAt(d.uint())
	case rootInstance:
		t := d.typ()
		if n, ok := types.Unalias(t).(*types.Named); t != nil && ok {
			v.Root = Instance{n.Obj()}
		}
	case rootOuter:
		v.Root = Outer{d.outer(d.str()), d.uint()}
	default:
		d.uint()
	}
	v.Path = d.path()
	v.Held = d.bool()
	v.Dyn = d.typ()
	return v
}

// outer returns the function of an Outer root, a mere name if the fact has no
// summary of it.
func (d *decoder) outer(key string) *Func {
	fn := d.far.funcs[key]
	if fn == nil {
		fn = &Func{far: &farFunc{key: key, name: key}, Sum: &Summary{}}
		d.far.funcs[key] = fn
	}
	return fn
}

func (d *decoder) node() {
	var n *flowNode
	if d.bool() {
		n = d.cell().flowNode()
	} else {
		key, i := d.str(), d.uint()
		if i > 1<<10 {
			d.fail()
			return
		}
		n = d.paramNode(d.outer(key), i)
	}
	d.flowOrigin(n, origin.Set(d.uint64()))
	for range d.count() {
		if t := d.typ(); t != nil {
			d.flowType(n, t)
		}
	}
	for _, v := range d.values() {
		switch r := v.Root.(type) {
		case *Closure:
			d.flowClosure(n, r)
		case *Object:
			if r.Made != nil {
				d.flowMade(n, r)
			}
		}
	}
	for range d.count() {
		d.edge(n, d.cell().flowNode())
	}
}
