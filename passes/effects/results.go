package effects

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"github.com/hiddenstate/hiddenstate/passes/scope"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// results gives the call's value its places and provenance.
func (x *externalCall) results() {
	v, ok := x.call.instr.(*ssa.Call)
	if !ok || x.call.of != nil {
		return
	}
	prov, out := x.resultProv()
	n := x.sig.Results().Len()
	for i := range n {
		s := x.slot(v)
		if n > 1 {
			s = x.component(v, i)
		}
		x.addProv(s, prov)
		if x.tracks(x.sig.Results().At(i).Type()) {
			x.addAll(s, x.resultValues(i))
		}
	}
	if out != models.None {
		x.writeProv(x.arg(out), prov)
		return
	}
	// A decoder, scanner or reader fills what it is given.
	for i := range x.sig.Params().Len() {
		k := i + x.shift
		if k < len(x.call.args) {
			filled := prov
			filled.Set &^= origin.Constant
			x.writeProv(x.arg(int8(i)), filled)
		}
	}
}

// unknownResults takes the results of a method that nobody knows, of an object
// that came in from outside, to come from where the object and the arguments do.
func (f *frame) unknownResults(c *call, recv Provenance) {
	v, ok := c.instr.(*ssa.Call)
	if !ok || c.of != nil {
		return
	}
	p := recv
	for _, q := range c.prov {
		p = p.union(q)
	}
	p = p.derived()
	if _, several := v.Type().(*types.Tuple); !several {
		f.flowProv(v, p)
		return
	}
	for i := range v.Type().(*types.Tuple).Len() {
		f.addProv(f.component(v, i), p)
	}
}

// resultProv returns the provenance of what the call yields, and the parameter
// that receives it.
func (x *externalCall) resultProv() (Provenance, int8) {
	var p Provenance
	out := models.None
	if x.model != nil && len(x.model.Sources) > 0 {
		for _, s := range x.model.Sources {
			set := s.Origin
			if set.Has(origin.TempKept) {
				set = set&^origin.TempKept | x.temporary()
			}
			if s.Name >= 0 {
				if name, ok := constantString(x.source(s.Name)); ok {
					set = refine(set, name)
				}
			}
			p.Set |= set
			if s.Out >= 0 {
				out = s.Out
			}
		}
		return p, out
	}
	for i := range x.call.prov {
		p = p.union(x.call.prov[i])
		for _, v := range x.call.args[i] {
			if o, ok := v.Root.(*Object); ok {
				x.saw(&o.version)
				p = p.union(o.provAt(v.Path))
			}
		}
	}
	if p.Set&^origin.Constant != 0 || p.open() != (Provenance{}) {
		p.Set &^= origin.Constant
	}
	if x.locates() {
		p = p.located()
	}
	if !namesPaths(x.fn) {
		// What is read from a temporary file is not the path of one.
		p = p.derived()
	}
	return p, out
}

// namesPaths reports whether a function makes names from names.
func namesPaths(fn *types.Func) bool {
	if fn.Pkg() == nil {
		return false
	}
	switch fn.Pkg().Path() {
	case "path", "path/filepath", "strings", "fmt":
		return true
	case "os":
		return fn.Name() == "Name" || fn.Name() == "OpenFile" || fn.Name() == "Create" || fn.Name() == "Open"
	}
	return false
}

// refine narrows the origin of a named header, cookie or environment variable.
func refine(set origin.Set, name string) origin.Set {
	switch set {
	case origin.Header:
		return models.HeaderOrigin(name)
	case origin.Environ:
		if n := models.Affinity("env", name); n != nil && n.Sure != "low" {
			return origin.Instance
		}
	}
	return set
}

func constantString(v ssa.Value) (string, bool) {
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil || c.Value.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(c.Value), true
}

// resultValues returns what result i refers to: an argument or its content
// where the models say so, an object that the library made, or nothing.
func (x *externalCall) resultValues(i int) Values {
	var out Values
	if x.model == nil {
		return append(x.newContainer(i), x.enclosed(i)...)
	}
	for _, b := range x.model.Behaviours {
		if b.Op == models.Recall && i == 0 {
			return Values{{Root: Recalled{}}}
		}
		if b.Alias == models.None {
			continue
		}
		for _, v := range x.arg(b.Alias) {
			if b.Op == models.NoOp {
				out.add(v)
			} else {
				out.addAll(x.load(v))
			}
		}
	}
	if out != nil {
		return out
	}
	made := false
	for _, st := range x.model.States {
		made = made || st.Role != models.Use || st.Class == models.External
	}
	for _, s := range x.model.Sources {
		made = made || s.Origin.Has(origin.Connection)
	}
	if made && i == 0 {
		o := x.alloc(x.call.instr, deref(x.sig.Results().At(0).Type()), "")
		o.Made = x.library()
		out.add(Value{Root: o})
	}
	if out == nil {
		return x.newContainer(i)
	}
	return out
}

// enclosed returns the function values that result i stands for, if a library
// that no model knows makes a function or an interface value from functions of the
// program: an adapter that turns them into a handler, a wrapper around one. Whoever
// calls or registers the result has those called.
func (x *externalCall) enclosed(i int) Values {
	if x.fn.Pkg() == nil || scope.Standard(x.fn.Pkg().Path()) {
		return nil
	}
	t := x.sig.Results().At(i).Type()
	if !isCallable(t) || isError(t) {
		return nil
	}
	var out Values
	for k := range x.sig.Params().Len() {
		for _, v := range x.arg(int8(k)) {
			if _, ok := v.Root.(*Closure); !ok {
				continue
			}
			if !types.IsInterface(t) {
				v.Dyn = nil
			}
			out.add(v)
		}
	}
	return out
}

// newContainer returns the standard library's container that result i is, nil if
// it is none: list.New makes something that is filled like a map.
func (x *externalCall) newContainer(i int) Values {
	t := x.sig.Results().At(i).Type()
	if x.fn.Pkg() == nil || !scope.Standard(x.fn.Pkg().Path()) {
		return nil
	}
	if _, ok := t.Underlying().(*types.Pointer); !ok {
		return nil
	}
	switch shape.Of(t).Container {
	case shape.Map, shape.List:
		return Values{{Root: x.alloc(x.call.instr, deref(t), "")}}
	}
	return nil
}
