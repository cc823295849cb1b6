// Package entrypoints finds the functions through which requests, messages and
// clock ticks enter a service, and the routes under which they are registered.
//
// A function is an entry point if its signature is a handler's, or if it is
// handed to a framework by a call that the models know. The first errs on the
// side of saying yes: a handler that nobody registers counts, unless the program
// calls it as a helper or a tool wrote it. The second errs on the side of saying
// no: a registration that reflection or configuration does is not seen.
//
// Routes err on the side of silence: a pattern of which nothing is constant, and
// patterns and handlers that cannot be told apart, give none.
package entrypoints

import (
	"sort"

	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/ssa"
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
	Fresh     bool // a method of an object that is made for the request

	// Loop are the blocks of Func that take messages and handle them, nil for
	// an entry point that is a whole function. See Within.
	Loop map[*ssa.BasicBlock]bool
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
	called := helpers(prog)
	for _, fn := range prog.Funcs {
		if fn.Handler != nil && !registered[fn] && !called[fn] && !prog.IsGenerated(fn) {
			f.add(fn, fn, nil, fn.Handler)
		}
	}
	f.loops(registered)
	for _, fn := range extra {
		if !registered[fn] {
			f.add(fn, fn, nil, &models.Registration{Framework: "marked"})
		}
	}
	f.dropAdapters()
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

// dropAdapters takes out the function literals of adapters for which the places
// of registration say which handlers are inside.
func (f *finder) dropAdapters() {
	adapter := map[*effects.Func]bool{}
	for k := range f.points {
		if k.fn != k.name {
			adapter[k.fn] = true
		}
	}
	for k, p := range f.points {
		if k.fn == k.name && k.fn.Obj == nil && adapter[k.fn] && len(p.Routes) == 0 {
			delete(f.points, k)
		}
	}
}

type key struct{ fn, name *effects.Func }

type finder struct {
	prog   *effects.Program
	eval   *consteval.Evaluator
	points map[key]*Point
	usage  *usage // see uses
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
	if p.Framework == plainHTTP && r.Trigger == p.Trigger {
		p.Framework = r.Framework // the router is news, the handler's type is not
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

// plainHTTP is the framework whose handler type many routers keep.
const plainHTTP = "net/http"

// maxValues bounds the function values that one entry point is run with. They
// differ in what they captured, rarely in what that means.
const maxValues = 8

// registration adds the entry points that one registration makes.
func (f *finder) registration(fn *effects.Func, r *effects.Registration) {
	var closures []*effects.Closure
	for _, v := range r.Handlers {
		cs, dyn, _ := f.prog.Possible(fn, v)
		closures = append(closures, cs...)
		for _, t := range dyn {
			f.object(t, r, f.routes(r, site{}))
		}
	}
	if len(closures) == 0 {
		return
	}
	if isRouterGroup(r) {
		for _, c := range closures {
			f.middleware(c, r.Entry, nil) // what a group of routes has in common
		}
		return
	}
	entry := r.Entry
	if wrapsHandler(r) {
		// A handler put into a wrapper is no middleware, the wrapper is.
		e := *entry
		e.Form = models.Register
		entry = &e
	}
	for _, s := range f.sites(r) {
		routes := f.routes(r, s)
		for _, c := range closures {
			switch s.role(f, c) {
			case isMiddleware:
				f.middleware(c, entry, routes)
			case isHandler:
				f.handler(c, entry, routes, s.name(f), 0)
			}
		}
	}
}
