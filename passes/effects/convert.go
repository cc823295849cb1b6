package effects

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

func (f *frame) typeAssert(instr *ssa.TypeAssert) {
	s := f.slot(instr)
	if instr.CommaOk {
		s = f.component(instr, 0)
	}
	toInterface := types.IsInterface(instr.AssertedType)
	for _, v := range f.vals(instr.X) {
		if !toInterface {
			if v.Dyn != nil && !types.Identical(v.Dyn, instr.AssertedType) {
				continue
			}
			v.Dyn = nil
			v = f.recalled(v, instr.AssertedType)
		}
		f.addTo(s, v)
	}
	f.addProv(s, f.prov(instr.X))
}

// makeInterface gives the value its dynamic type. A value without a place of
// its own (an empty struct, a number) gets an object, so that the type is not lost.
func (f *frame) makeInterface(instr *ssa.MakeInterface) {
	s := f.slot(instr)
	dyn := instr.X.Type()
	vs := f.vals(instr.X)
	if len(vs) == 0 && methodful(dyn) {
		o := f.alloc(instr, dyn, "")
		f.converted(instr, o)
		vs = Values{{Root: o}}
	}
	if key := typeKey(dyn); f.boundAt[key] == token.NoPos {
		f.boundAt[key] = position(instr)
	}
	for _, v := range vs {
		v.Dyn = dyn
		f.addTo(s, v)
	}
	f.addProv(s, f.prov(instr.X))
}

// methodful reports whether values of type t can have methods.
func methodful(t types.Type) bool {
	switch t := types.Unalias(t).(type) {
	case *types.Named:
		return t.NumMethods() > 0 || isStruct(t)
	case *types.Pointer:
		_, ok := types.Unalias(t.Elem()).(*types.Named)
		return ok
	}
	return false
}

func isStruct(t types.Type) bool {
	_, ok := t.Underlying().(*types.Struct)
	return ok
}

func (f *frame) makeClosure(instr *ssa.MakeClosure) {
	fn := instr.Fn.(*ssa.Function)
	free := make([]Values, len(instr.Bindings))
	for i, b := range instr.Bindings {
		free[i] = f.vals(b)
	}
	var c *Closure
	if m, ok := fn.Object().(*types.Func); ok && fn.Synthetic != "" {
		// A method value: the synthetic wrapper binds its receiver.
		c = f.boundMethod(instr, m, free[0])
	} else {
		target := f.funcOf(fn)
		if target == nil {
			return
		}
		c = f.closure(closureKey{instr: instr, fn: target}, &Closure{Func: target, Pos: instr.Pos(), Owner: f.fn})
		target.value = c
		f.growBinds(c, free)
		for j, vs := range free {
			f.flow(f.freeNode(target, j), vs)
		}
	}
	f.set(instr, Value{Root: c})
}

// boundMethod returns the function value recv.m.
func (f *frame) boundMethod(instr ssa.Instruction, m *types.Func, recv Values) *Closure {
	c := &Closure{Recv: nil, Bound: true, Pos: instr.Pos(), Owner: f.fn}
	key := closureKey{instr: instr}
	if sig := m.Signature(); sig.Recv() != nil && types.IsInterface(sig.Recv().Type()) {
		c.Method = m
		key.ext = m
	} else if fn := f.declared(m); fn != nil {
		c.Func = fn
		key.fn = fn
	} else {
		c.Method, c.External = m, true
		key.ext = m
	}
	c = f.closure(key, c)
	if c.Recv.addAll(recv) {
		f.grown(&c.version)
	}
	return c
}

// funcValue returns the function value that a mention of fn denotes.
func (f *frame) funcValue(fn *ssa.Function) *Closure {
	if target := f.funcOf(fn); target != nil {
		return f.plainClosure(target)
	}
	if m, ok := fn.Object().(*types.Func); ok {
		return f.closure(closureKey{ext: m}, &Closure{Method: m, External: true, Owner: f.fn})
	}
	return nil
}
