package entrypoints

import (
	"go/types"
	"slices"

	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/ssa"
)

// A site is one registration as the program writes it: a call, or one turn of a
// loop around the call.
type site struct {
	env
	handler ssa.Value   // the argument that is the handler, nil if that is not known
	before  []ssa.Value // the handlers in front of it, which are middleware
}

// sites returns the sites of a registration, at least one.
func (f *finder) sites(r *effects.Registration) []site {
	s := site{env: env{chain: r.Calls}}
	if r.Call.Instr == nil {
		return []site{s}
	}
	c := r.Call.Instr.Common()
	shift := receivers(c)
	arg := func(i int8) ssa.Value {
		if i >= 0 && int(i)+shift < len(c.Args) {
			return c.Args[int(i)+shift]
		}
		return nil
	}
	s.handler, s.before = lastHandler(c, int(r.Entry.Handler)+shift)
	for _, v := range []ssa.Value{arg(r.Entry.Route), s.handler, arg(r.Entry.Method)} {
		if rows := f.rows(v, s.env, 0); len(rows) > 0 {
			out := make([]site, len(rows))
			for i, row := range rows {
				out[i] = s
				out[i].row = row
			}
			return out
		}
	}
	return []site{s}
}

// lastHandler returns the handler among the arguments of a registration from
// index i on, and what comes before it: where a framework takes several
// functions of one type, the last is the handler.
func lastHandler(c *ssa.CallCommon, i int) (handler ssa.Value, before []ssa.Value) {
	if i >= len(c.Args) {
		return nil, nil
	}
	args := []ssa.Value{c.Args[i]}
	if c.Signature().Variadic() && len(c.Args)-1 <= i+1 {
		last := len(c.Args) - 1
		elem := c.Args[last].Type().Underlying().(*types.Slice).Elem()
		if last == i || types.Identical(elem, c.Args[i].Type()) {
			rest := consteval.Elements(c.Args[last])
			if last == i {
				args = nil
				if rest == nil {
					return nil, nil // a slice that the caller passes on
				}
			}
			args = append(args, rest...)
		}
	}
	if len(args) == 0 || slices.Contains(args, nil) {
		return nil, nil
	}
	return args[len(args)-1], args[:len(args)-1]
}

// A role is what a function value is at a site.
type role uint8

const (
	isHandler role = iota
	isMiddleware
	isOther // it belongs to another site
)

// role tells what c, one of the function values of the registration, is at s.
func (s *site) role(f *finder, c *effects.Closure) role {
	if s.handler == nil || c.Func == nil {
		return isHandler
	}
	fns, sure := f.functions(s.handler, s.env, 0)
	if slices.Contains(fns, c.Func) {
		return isHandler
	}
	for _, v := range s.before {
		if fns, _ := f.functions(v, s.env, 0); slices.Contains(fns, c.Func) {
			return isMiddleware
		}
	}
	if sure && s.row != nil {
		return isOther
	}
	return isHandler
}

// functions returns the functions that a value can be. It is not sure if some
// of them could not be found.
func (f *finder) functions(v ssa.Value, e env, depth int) (fns []*effects.Func, sure bool) {
	if depth > 6 {
		return nil, false
	}
	v, e = f.origin(v, e)
	sure = true
	add := func(v ssa.Value, e env) {
		more, ok := f.functions(v, e, depth+1)
		fns, sure = append(fns, more...), sure && ok
	}
	switch v := v.(type) {
	case *ssa.Function, *ssa.MakeClosure:
		if fn := f.function(v); fn != nil {
			return []*effects.Func{fn}, true
		}
		return nil, false
	case *ssa.Phi:
		for _, edge := range v.Edges {
			add(edge, e)
		}
		return fns, sure
	case *ssa.Call:
		callee := v.Call.StaticCallee()
		if callee == nil || len(callee.Blocks) == 0 {
			return nil, false
		}
		in := env{chain: append(e.chain[:len(e.chain):len(e.chain)], v), row: e.row}
		for _, res := range results(callee) {
			add(res, in)
		}
		return fns, sure
	}
	return nil, false
}

func (f *finder) function(v ssa.Value) *effects.Func {
	switch v := v.(type) {
	case *ssa.MakeClosure:
		return f.prog.FuncOf(v.Fn.(*ssa.Function))
	case *ssa.Function:
		return f.prog.FuncOf(v)
	}
	return nil
}

// name returns the handler inside the wrappers that are written at the site:
// adapt(s.login). It is nil if nothing is wrapped there, or if it is not clear
// what is.
func (s *site) name(f *finder) *effects.Func {
	if s.handler == nil {
		return nil
	}
	if _, ok := first(f.origin(s.handler, s.env)).(*ssa.Call); !ok {
		return nil
	}
	return f.inside(s.handler, s.env, true, 0)
}

func first(v ssa.Value, _ env) ssa.Value { return v }

// inside returns the handler that a value wraps, or is. outer says that no
// wrapper has been taken off yet.
func (f *finder) inside(v ssa.Value, e env, outer bool, depth int) *effects.Func {
	if depth > 8 {
		return nil
	}
	v, e = f.origin(v, e)
	switch v := v.(type) {
	case *ssa.Function, *ssa.MakeClosure:
		// The type of the value and not of the body, which is not at hand if the
		// function is another package's.
		sig := v.Type().Underlying().(*types.Signature)
		if fn := f.function(v); fn != nil && !makesHandlers(sig) && sig.Params().Len() > 0 {
			return fn
		}
	case *ssa.Call:
		var found *effects.Func
		for _, a := range v.Call.Args {
			if !isHandlerLike(a.Type()) {
				continue
			}
			fn := f.inside(a, e, false, depth+1)
			if fn != nil && (found == nil || !takesRequest(found) && takesRequest(fn)) {
				found = fn
			}
		}
		callee := v.Call.StaticCallee()
		if found != nil || outer || callee == nil {
			return found
		}
		// A function that makes the handler.
		in := env{chain: append(e.chain[:len(e.chain):len(e.chain)], v), row: e.row}
		for _, res := range results(callee) {
			fn := f.inside(res, in, false, depth+1)
			if found != nil && fn != found {
				return nil
			}
			found = fn
		}
		return found
	default:
		if m := f.prog.Method(v.Type(), "ServeHTTP"); m != nil && !types.IsInterface(v.Type()) {
			return m
		}
	}
	return nil
}

// isHandlerLike reports whether values of the type can handle requests: a
// function, or an object with the method of net/http's handlers.
func isHandlerLike(t types.Type) bool {
	if _, ok := t.Underlying().(*types.Signature); ok {
		return true
	}
	return hasMethod(t, "ServeHTTP")
}

// makesHandlers reports whether a function returns a handler: it is middleware,
// or makes it.
func makesHandlers(sig *types.Signature) bool {
	return sig.Results().Len() > 0 && isHandlerLike(sig.Results().At(0).Type())
}

// isRouterGroup reports whether a registration yields a group of routes.
func isRouterGroup(r *effects.Registration) bool {
	return r.Entry.Group && r.Entry.Form == models.Register && r.Call.Callee != nil && r.Call.Callee.Signature().Results().Len() > 0
}

// wrapsHandler reports whether a registration of middleware takes a handler and
// yields one, as http.TimeoutHandler does.
func wrapsHandler(r *effects.Registration) bool {
	if r.Entry.Form != models.Wrap || r.Call.Callee == nil || r.Entry.Handler < 0 {
		return false
	}
	sig := r.Call.Callee.Signature()
	if int(r.Entry.Handler) >= sig.Params().Len() || !makesHandlers(sig) {
		return false
	}
	t := sig.Params().At(int(r.Entry.Handler)).Type()
	fn, ok := t.Underlying().(*types.Signature)
	return isHandlerLike(t) && (!ok || !makesHandlers(fn))
}
