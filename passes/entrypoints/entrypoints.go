// Package entrypoints finds the functions through which requests, messages and
// clock ticks enter a service, and the routes under which they are registered.
//
// A function is an entry point if its signature is a handler's, or if it is
// handed to a framework by a call that the models know. The first errs on the
// side of saying yes: a handler that nobody registers counts. The second errs
// on the side of saying no: a registration that reflection or configuration
// does is not seen.
package entrypoints

import (
	"go/types"
	"sort"

	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
)

// A Point is an entry point.
type Point struct {
	Func      *effects.Func
	Values    []*effects.Closure // the function values registered, where they captured or bound something
	Name      *effects.Func      // the function to name to a reader: the handler inside the wrappers
	Framework string
	Trigger   models.Trigger
	Routes    []Route
	Wrapper   bool // middleware: it runs around handlers
}

// Find returns the entry points of a solved program, in the order of its
// functions. extra are functions marked by hand, or all exported ones.
func Find(prog *effects.Program, eval *consteval.Evaluator, extra []*effects.Func) []*Point {
	f := &finder{prog: prog, eval: eval, points: map[key]*Point{}}
	for _, fn := range prog.Funcs {
		for _, r := range fn.Registrations() {
			f.registration(fn, r)
		}
	}
	registered := map[*effects.Func]bool{}
	for k := range f.points {
		registered[k.fn] = true
		registered[k.name] = true
	}
	for _, fn := range prog.Funcs {
		if fn.Handler != nil && !registered[fn] {
			f.add(fn, fn, nil, fn.Handler)
		}
	}
	for _, fn := range extra {
		if !registered[fn] {
			f.add(fn, fn, nil, &models.Registration{Framework: "marked"})
		}
	}
	out := make([]*Point, 0, len(f.points))
	for _, p := range f.points {
		sortRoutes(p)
		out = append(out, p)
	}
	order := make(map[*effects.Func]int, len(prog.Funcs))
	for i, fn := range prog.Funcs {
		order[fn] = i
	}
	sort.Slice(out, func(i, j int) bool {
		a, b := out[i], out[j]
		if a.Name != b.Name {
			return order[a.Name] < order[b.Name]
		}
		return order[a.Func] < order[b.Func]
	})
	return out
}

type key struct{ fn, name *effects.Func }

type finder struct {
	prog   *effects.Program
	eval   *consteval.Evaluator
	points map[key]*Point
}

// add returns the point for fn, made on first use.
func (f *finder) add(fn, name *effects.Func, value *effects.Closure, r *models.Registration) *Point {
	p := f.points[key{fn, name}]
	if p == nil {
		p = &Point{Func: fn, Name: name, Framework: r.Framework, Trigger: r.Trigger}
		if fn.Handler != nil {
			p.Framework, p.Trigger = fn.Handler.Framework, fn.Handler.Trigger
		}
		f.points[key{fn, name}] = p
	}
	if value != nil && len(p.Values) < maxValues && (value.Bound || len(value.Free) > 0) {
		for _, v := range p.Values {
			if v == value {
				return p
			}
		}
		p.Values = append(p.Values, value)
	}
	return p
}

// maxValues bounds the function values that one entry point is run with. They
// differ in what they captured, rarely in what that means.
const maxValues = 8

// registration adds the entry points that one registration makes.
func (f *finder) registration(fn *effects.Func, r *effects.Registration) {
	routes := f.routes(fn, r)
	for _, v := range r.Handlers {
		closures, dyn, _ := f.prog.Possible(fn, v)
		for _, c := range closures {
			f.handler(c, r.Entry, routes, 0)
		}
		for _, t := range dyn {
			f.object(t, r, routes)
		}
	}
}

// handler adds the entry points behind a registered function value: the
// function itself, the handlers it wraps, and, for middleware, the handlers
// that it returns.
func (f *finder) handler(c *effects.Closure, r *models.Registration, routes []Route, depth int) {
	if c.Func == nil || depth > 6 {
		return
	}
	wrapped := f.wrapped(c)
	switch {
	case c.Func.Handler != nil || r.Form == models.Register && len(returned(c)) == 0:
		p := f.add(c.Func, innermost(c, wrapped), c, r)
		p.Routes = append(p.Routes, routes...)
		p.Wrapper = p.Wrapper || r.Form == models.Wrap || len(wrapped) > 0
	default:
		for _, inner := range returned(c) {
			f.handler(inner, r, nil, depth+1)
			if inner.Func != nil {
				if p := f.points[key{inner.Func, innermost(inner, f.wrapped(inner))}]; p != nil {
					p.Wrapper = true
				}
			}
		}
		return
	}
	for _, inner := range wrapped {
		if inner.Func != nil && inner.Func.Handler != nil {
			f.handler(inner, r, routes, depth+1)
		}
	}
}

// wrapped returns the function values that c captured and that take part in
// handling the request: handlers, and functions of the program's own handler types.
func (f *finder) wrapped(c *effects.Closure) []*effects.Closure {
	var out []*effects.Closure
	add := func(vs effects.Values) {
		for _, v := range vs {
			switch r := v.Root.(type) {
			case *effects.Closure:
				out = append(out, r)
			case *effects.Object:
				for _, w := range r.Field(nil) {
					if inner, ok := w.Root.(*effects.Closure); ok {
						out = append(out, inner)
					}
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
		if n, ok := types.Unalias(t).(*types.Named); ok && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "net/http" {
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

// object adds the entry points of a registered object: ServeHTTP of an
// http.Handler, the methods of a service implementation.
func (f *finder) object(t types.Type, r *effects.Registration, routes []Route) {
	if m := f.prog.Method(t, "ServeHTTP"); m != nil && m.Handler != nil {
		p := f.add(m, m, nil, r.Entry)
		p.Routes = append(p.Routes, routes...)
		return
	}
	switch {
	case r.Entry.Framework == "gRPC" || r.Entry.Form == models.Generated:
	case r.Entry.Framework == "net/rpc":
		f.remote(t, r, routes)
		return
	default:
		f.implementation(t, r, routes)
		return
	}
	service := f.service(r)
	for _, m := range f.prog.Methods(t) {
		if m.Obj == nil || !m.Obj.Exported() || !isServiceMethod(m.Obj.Signature()) {
			continue
		}
		p := f.add(m, m, nil, r.Entry)
		if service != "" {
			p.Routes = append(p.Routes, Route{Pattern: "/" + service + "/" + m.Obj.Name(), Pos: r.Call.Pos})
		}
	}
}

// implementation adds the methods by which t implements the interface that a
// registration asks for: Run of a job, ProcessTask of a task's handler.
func (f *finder) implementation(t types.Type, r *effects.Registration, routes []Route) {
	if r.Call.Callee == nil {
		return
	}
	params := r.Call.Callee.Signature().Params()
	if int(r.Entry.Handler) >= params.Len() {
		return
	}
	asked, ok := params.At(int(r.Entry.Handler)).Type().Underlying().(*types.Interface)
	if !ok {
		return
	}
	for want := range asked.Methods() {
		if m := f.prog.Method(t, want.Name()); m != nil {
			p := f.add(m, m, nil, r.Entry)
			p.Routes = append(p.Routes, routes...)
		}
	}
}

// remote adds the methods that net/rpc serves, under the name that the object is
// registered by, or that of its type.
func (f *finder) remote(t types.Type, r *effects.Registration, routes []Route) {
	var name string
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := types.Unalias(t).(*types.Named); ok {
		name = n.Obj().Name()
	}
	if len(routes) > 0 {
		name = routes[0].Pattern
	}
	for _, m := range f.prog.Methods(types.NewPointer(t)) {
		if m.Obj != nil && m.Obj.Exported() && isRemoteMethod(m.Obj.Signature()) {
			p := f.add(m, m, nil, r.Entry)
			p.Routes = append(p.Routes, Route{Pattern: name + "." + m.Obj.Name(), Pos: r.Call.Pos})
		}
	}
}

// isRemoteMethod reports whether net/rpc serves a method: (args, *reply) error.
func isRemoteMethod(sig *types.Signature) bool {
	p, res := sig.Params(), sig.Results()
	if p.Len() != 2 || res.Len() != 1 || !isError(res.At(0).Type()) {
		return false
	}
	_, ok := p.At(1).Type().Underlying().(*types.Pointer)
	return ok
}

// isServiceMethod reports whether a method has the shape of an RPC: unary
// (ctx, *Req) (*Resp, error), or streaming (..., stream) error.
func isServiceMethod(sig *types.Signature) bool {
	p, res := sig.Params(), sig.Results()
	if res.Len() == 0 || !isError(res.At(res.Len()-1).Type()) {
		return false
	}
	switch {
	case p.Len() == 2 && res.Len() == 2 && isContext(p.At(0).Type()):
		return true
	case res.Len() == 1 && p.Len() >= 1 && p.Len() <= 2:
		return types.IsInterface(p.At(p.Len()-1).Type()) && hasMethod(p.At(p.Len()-1).Type(), "SendMsg")
	}
	return false
}

func isError(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("error").Type()) }

func isContext(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Name() == "Context" && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "context"
}

func hasMethod(t types.Type, name string) bool {
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name)
	_, ok := obj.(*types.Func)
	return ok
}
