package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// soleResults gives a call through an interface that came in from outside the
// places that the one implementation in the program returns, as far as they are
// parts of the receiver: what the caller does to them, it does to the object
// that was passed. What the method does besides is left to whoever knows the
// object.
//
// A second implementation makes it a guess, and the call yields nothing.
func (f *frame) soleResults(c *call, recv Value, m *types.Func) {
	v, ok := c.instr.(*ssa.Call)
	if !ok || c.of != nil || !f.worthCarrying(m) {
		return
	}
	fn := f.soleImplementation(m)
	if fn == nil {
		return
	}
	f.callee(fn)
	in := newImporter(f, &call{instr: c.instr, args: []Values{{recv}}}, fn)
	for i, vals := range fn.Sum.Results {
		s := f.slot(v)
		if len(fn.Sum.Results) > 1 {
			s = f.component(v, i)
		}
		for _, w := range vals {
			if p, ok := w.Root.(Param); ok && p == 0 {
				f.addAll(s, in.value(w))
			}
		}
	}
}

// soleImplementation returns the method of the only type of the program that
// implements the interface of m, nil if there is none or another one.
func (p *Program) soleImplementation(m *types.Func) *Func {
	if fn, ok := p.soles[m]; ok {
		return fn
	}
	p.soles[m] = nil
	iface, ok := m.Signature().Recv().Type().Underlying().(*types.Interface)
	if !ok {
		return nil
	}
	var sole *Func
	for _, fn := range p.Funcs {
		if fn.Obj == nil || fn.Obj.Name() != m.Name() || fn.SSA.Signature.Recv() == nil || !types.Implements(fn.SSA.Signature.Recv().Type(), iface) {
			continue
		}
		if sole != nil {
			return nil
		}
		sole = fn
	}
	p.soles[m] = sole
	return sole
}
