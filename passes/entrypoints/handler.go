package entrypoints

import (
	"go/types"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/ssa"
)

// handler adds the entry points behind a registered function value: the
// function itself, the handlers it wraps, and, for middleware, the handlers
// that it returns. name is the function that the place of registration says the
// wrappers end in, nil if it does not say.
func (f *finder) handler(c *effects.Closure, r *models.Registration, routes []Route, name *effects.Func, depth int) {
	if c.Func == nil || depth > 6 {
		return
	}
	wrapped := f.wrapped(c)
	if c.Func.Handler == nil && (r.Form != models.Register || len(returned(c)) > 0) {
		f.middlewareOf(c, r, depth)
		return
	}
	inner := name
	if inner == nil {
		inner = innermost(c, wrapped)
	}
	p := f.add(c.Func, inner, c, r)
	p.Routes = append(p.Routes, routes...)
	if len(routes) > 0 && r.Form == models.Register && r.Trigger == p.Trigger && r.Framework != plainHTTP {
		p.Framework = r.Framework
	}
	p.Wrapper = p.Wrapper || r.Form == models.Wrap || inner == c.Func && len(wrapped) > 0 || inner != c.Func && inner.Handler != nil
	for _, w := range wrapped {
		switch {
		case w.Func == nil || w.Func.Handler == nil:
		case name == nil || w.Func == name || name == c.Func:
			f.handler(w, r, routes, nil, depth+1)
		case w.Func.Obj == nil:
			f.handler(w, r, routes, name, depth+1) // another wrapper
		}
	}
	if name != nil && name != c.Func && name.Handler != nil {
		q := f.add(name, name, nil, r)
		q.Routes = append(q.Routes, routes...)
	}
}

// middleware adds a function that runs before handlers.
func (f *finder) middleware(c *effects.Closure, r *models.Registration, routes []Route) {
	if c.Func == nil {
		return
	}
	if c.Func.Handler == nil && len(returned(c)) > 0 {
		f.middlewareOf(c, r, 0)
		return
	}
	p := f.add(c.Func, innermost(c, f.wrapped(c)), c, r)
	p.Routes = append(p.Routes, routes...)
	p.Wrapper = true
}

// middlewareOf adds the handlers that a maker of middleware returns.
func (f *finder) middlewareOf(c *effects.Closure, r *models.Registration, depth int) {
	for _, inner := range returned(c) {
		f.handler(inner, r, nil, nil, depth+1)
		if inner.Func != nil {
			if p := f.points[key{inner.Func, innermost(inner, f.wrapped(inner))}]; p != nil {
				p.Wrapper = true
			}
		}
	}
}

// wrapped returns the function values that c captured and that take part in
// handling the request: handlers, and functions of the program's own handler types.
func (f *finder) wrapped(c *effects.Closure) []*effects.Closure {
	var out []*effects.Closure
	take := func(v effects.Value) {
		if inner, ok := v.Root.(*effects.Closure); ok && inner.Func != nil && takesRequest(inner.Func) {
			out = append(out, inner)
		}
	}
	add := func(vs effects.Values) {
		for _, v := range vs {
			take(v)
			if o, ok := v.Root.(*effects.Object); ok {
				for _, w := range o.Field(nil) {
					take(w)
				}
			}
		}
	}
	for _, vs := range c.Free {
		add(vs)
	}
	return out
}

// innermost returns the function that a reader would call the handler: the
// named function that the wrappers end in.
func innermost(c *effects.Closure, wrapped []*effects.Closure) *effects.Func {
	for _, w := range wrapped {
		if w.Func != nil && w.Func.Obj != nil && w.Func != c.Func && takesRequest(w.Func) {
			return w.Func
		}
	}
	return c.Func
}

// takesRequest reports whether fn has the shape of a handler, the program's own
// handler types included: parameters, one of which belongs to a framework or to net/http.
func takesRequest(fn *effects.Func) bool {
	if fn.Handler != nil {
		return true
	}
	if fn.SSA == nil {
		return false
	}
	params := fn.SSA.Signature.Params()
	for i := range params.Len() {
		t := params.At(i).Type()
		if p, ok := t.Underlying().(*types.Pointer); ok {
			t = p.Elem()
		}
		if n, ok := types.Unalias(t).(*types.Named); ok && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == plainHTTP {
			return true
		}
	}
	return false
}

// returned returns the function values that a call of c yields.
func returned(c *effects.Closure) []*effects.Closure {
	var out []*effects.Closure
	if c.Func == nil {
		return nil
	}
	for _, vs := range c.Func.Sum.Results {
		for _, v := range vs {
			if inner, ok := v.Root.(*effects.Closure); ok {
				out = append(out, inner)
			}
		}
	}
	return out
}

// helpers returns the functions that the program calls by name and never takes
// as a value: with a handler's signature they write a response on behalf of the
// handler that calls them. Methods that an interface may call are not among them.
func helpers(prog *effects.Program) map[*effects.Func]bool {
	called, taken := map[*effects.Func]bool{}, map[*effects.Func]bool{}
	var ops [16]*ssa.Value
	for _, fn := range prog.Funcs {
		for _, b := range fn.SSA.Blocks {
			for _, instr := range b.Instrs {
				var callee ssa.Value
				if call, ok := instr.(ssa.CallInstruction); ok && !call.Common().IsInvoke() {
					callee = call.Common().Value
				}
				for _, op := range instr.Operands(ops[:0]) {
					g, ok := (*op).(*ssa.Function)
					if *op == nil || !ok {
						continue
					}
					target := prog.FuncOf(g)
					if target == nil || target.Handler == nil {
						continue
					}
					if *op == callee && g.Synthetic == "" {
						called[target] = true
					} else {
						taken[target] = true
					}
				}
			}
		}
	}
	for fn := range called {
		if taken[fn] || fn.Parent != nil || fn.Handler.Form != models.FuncType {
			delete(called, fn)
		}
	}
	return called
}
