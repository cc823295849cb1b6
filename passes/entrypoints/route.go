package entrypoints

import (
	"go/token"
	"go/types"
	"slices"
	"sort"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/ssa"
)

// A Route is a pattern under which an entry point is registered.
type Route struct {
	Method  string // HTTP method; "" for all, or when the trigger is not HTTP
	Pattern string // with consteval.Unknown for parts that are not constant
	Pos     token.Pos
}

// Resumed returns the point for an entry point of another package.
func Resumed(o effects.OpenEntry) *Point {
	p := &Point{Func: o.Func, Name: o.Func, Framework: o.Framework, Trigger: o.Trigger, Wrapper: o.Wrapper}
	for _, r := range o.Routes {
		p.Routes = append(p.Routes, Route{Pattern: r})
	}
	return p
}

// String renders the route as messages and reports print it: "POST /login".
func (r Route) String() string {
	if r.Method == "" {
		return r.Pattern
	}
	return r.Method + " " + r.Pattern
}

func sortRoutes(p *Point) {
	sort.Slice(p.Routes, func(i, j int) bool {
		a, b := p.Routes[i], p.Routes[j]
		if a.Pattern != b.Pattern {
			return a.Pattern < b.Pattern
		}
		return a.Method < b.Method
	})
	out := p.Routes[:0]
	for i, r := range p.Routes {
		if i == 0 || r.String() != out[len(out)-1].String() {
			out = append(out, r)
		}
	}
	p.Routes = out
}

// routes computes the routes of a registration.
func (f *finder) routes(fn *effects.Func, r *effects.Registration) []Route {
	if r.Entry.Route < 0 || r.Call.Instr == nil {
		return nil
	}
	common := r.Call.Instr.Common()
	shift := receivers(common)
	if int(r.Entry.Route)+shift >= len(common.Args) {
		return nil
	}
	patterns := simplest(f.eval.Strings(common.Args[int(r.Entry.Route)+shift], r.Calls))
	methods := f.methods(r, common, shift)
	prefixes := []string{""}
	if recv := receiver(common); recv != nil {
		prefixes = simplest(f.prefixes(recv, r.Calls, 0))
		if len(prefixes) == 0 || !consteval.Known(prefixes[0]) {
			prefixes = []string{""}
		}
	}
	var out []Route
	for _, pre := range prefixes {
		for _, pat := range patterns {
			for _, m := range methods {
				out = append(out, makeRoute(m, pre, pat, r.Call.Pos))
			}
		}
	}
	return out
}

// makeRoute joins a prefix and a pattern; a net/http pattern may carry the
// method itself: "POST /login".
func makeRoute(method, prefix, pattern string, pos token.Pos) Route {
	if m, rest, ok := strings.Cut(pattern, " "); ok && method == "" && m == strings.ToUpper(m) && !strings.Contains(m, "/") {
		method, pattern = m, strings.TrimLeft(rest, " ")
	}
	return Route{Method: method, Pattern: joinPath(prefix, pattern), Pos: pos}
}

func joinPath(prefix, pattern string) string {
	if prefix == "" {
		return pattern
	}
	if !strings.HasPrefix(prefix, "/") && !strings.HasPrefix(prefix, consteval.Unknown) {
		prefix = "/" + prefix
	}
	if pattern == "" || pattern == "/" && prefix != "" {
		return prefix
	}
	return strings.TrimSuffix(prefix, "/") + "/" + strings.TrimPrefix(pattern, "/")
}

// simplest reduces the patterns that one registration can have. Where a
// configured prefix makes the difference, "/base/version" or "/version", the
// reader wants the plain one.
func simplest(patterns []string) []string {
	var known, other []string
	for _, p := range patterns {
		for strings.Contains(p, "//") {
			p = strings.ReplaceAll(p, "//", "/")
		}
		if rest := strings.TrimPrefix(p, consteval.Unknown); consteval.Known(p) {
			known = append(known, p)
		} else if consteval.Known(rest) && rest != "" {
			known = append(known, rest)
		} else {
			other = append(other, p)
		}
	}
	if len(known) == 0 {
		return other[:min(len(other), 1)]
	}
	var out []string
	for _, p := range known {
		redundant := slices.Contains(out, p)
		for _, q := range known {
			if p != q && (strings.HasPrefix(q, p) || strings.HasSuffix(q, p)) && len(p) < len(q) {
				redundant = redundant || p == "/" || p == ""
			}
			if p != q && strings.HasSuffix(p, q) && len(q) > 1 {
				redundant = true // the same with a prefix
			}
		}
		if !redundant {
			out = append(out, p)
		}
	}
	return out
}

// methods returns the HTTP methods of a registration.
func (f *finder) methods(r *effects.Registration, common *ssa.CallCommon, shift int) []string {
	switch {
	case r.Entry.Verb == "ANY":
		return []string{""}
	case r.Entry.Verb != "":
		return []string{r.Entry.Verb}
	case r.Entry.Method >= 0 && int(r.Entry.Method)+shift < len(common.Args):
		arg := common.Args[int(r.Entry.Method)+shift]
		if elems := consteval.Elements(arg); elems != nil {
			var out []string
			for _, e := range elems {
				out = append(out, f.eval.Strings(e, r.Calls)...)
			}
			return out
		}
		if ms := f.eval.Strings(arg, r.Calls); len(ms) > 0 {
			return ms
		}
	}
	if ms := f.chained(r.Call.Instr); len(ms) > 0 {
		return ms
	}
	return []string{""}
}

// chained returns the methods that calls on the result of a registration add:
// r.HandleFunc("/x", h).Methods("POST").
func (f *finder) chained(call ssa.CallInstruction) []string {
	v := call.Value()
	if v == nil || v.Referrers() == nil {
		return nil
	}
	for _, ref := range *v.Referrers() {
		next, ok := ref.(*ssa.Call)
		if !ok || receiver(&next.Call) != v {
			continue
		}
		callee := next.Call.StaticCallee()
		if callee == nil {
			continue
		}
		m, ok := callee.Object().(*types.Func)
		if !ok {
			continue
		}
		if model := f.prog.Models.Func(m); model != nil {
			for _, r := range model.Registrations {
				if r.Handler < 0 && r.Method >= 0 && int(r.Method)+1 < len(next.Call.Args) {
					var out []string
					for _, e := range consteval.Elements(next.Call.Args[r.Method+1]) {
						out = append(out, f.eval.Strings(e, nil)...)
					}
					return out
				}
			}
		}
		if ms := f.chained(next); len(ms) > 0 {
			return ms
		}
	}
	return nil
}

// receivers returns the number of leading arguments that are the receiver.
func receivers(c *ssa.CallCommon) int {
	if !c.IsInvoke() && c.Signature().Recv() != nil {
		return 1
	}
	return 0
}

func receiver(c *ssa.CallCommon) ssa.Value {
	if c.IsInvoke() {
		return c.Value
	}
	if c.Signature().Recv() != nil && len(c.Args) > 0 {
		return c.Args[0]
	}
	return nil
}

// prefixes returns the path prefixes of a router: what the group calls that
// made it say, outermost first. A router without groups has the prefix "".
func (f *finder) prefixes(v ssa.Value, chain []ssa.CallInstruction, depth int) []string {
	if depth > 12 {
		return []string{""}
	}
	switch v := v.(type) {
	case *ssa.Call:
		return f.groupPrefixes(v, chain, depth)
	case *ssa.Extract:
		return f.prefixes(v.Tuple, chain, depth+1)
	case *ssa.MakeInterface:
		return f.prefixes(v.X, chain, depth+1)
	case *ssa.ChangeInterface:
		return f.prefixes(v.X, chain, depth+1)
	case *ssa.ChangeType:
		return f.prefixes(v.X, chain, depth+1)
	case *ssa.TypeAssert:
		return f.prefixes(v.X, chain, depth+1)
	case *ssa.FieldAddr:
		// gin's Engine embeds RouterGroup: the receiver is a field of the router.
		if st, ok := v.X.Type().Underlying().(*types.Pointer); ok {
			if s, ok := st.Elem().Underlying().(*types.Struct); ok && s.Field(v.Field).Embedded() {
				return f.prefixes(v.X, chain, depth+1)
			}
		}
	case *ssa.Phi:
		return f.prefixes(v.Edges[0], chain, depth+1)
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return f.loadedPrefixes(v.X, chain, depth+1)
		}
	case *ssa.Parameter:
		return f.paramPrefixes(v, chain, depth)
	}
	return []string{""}
}

// groupPrefixes follows a call that made a router.
func (f *finder) groupPrefixes(call *ssa.Call, chain []ssa.CallInstruction, depth int) []string {
	r := f.group(&call.Call)
	recv := receiver(&call.Call)
	if r == nil {
		if recv != nil && f.isRouterCall(&call.Call) {
			return f.prefixes(recv, chain, depth+1)
		}
		callee := call.Call.StaticCallee()
		if callee == nil || len(callee.Blocks) == 0 {
			return []string{""}
		}
		// A function of the program that returns a router.
		inner := append(chain[:len(chain):len(chain)], call)
		for _, b := range callee.Blocks {
			if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && len(ret.Results) > 0 {
				return f.prefixes(ret.Results[0], inner, depth+2)
			}
		}
		return []string{""}
	}
	outer := []string{""}
	if recv != nil {
		outer = f.prefixes(recv, chain, depth+1)
	}
	shift := receivers(&call.Call)
	if r.Route < 0 || int(r.Route)+shift >= len(call.Call.Args) {
		return outer
	}
	return combine(outer, f.eval.Strings(call.Call.Args[int(r.Route)+shift], chain))
}

func combine(outer, inner []string) []string {
	var out []string
	for _, o := range outer {
		for _, i := range inner {
			out = append(out, joinPath(o, i))
		}
	}
	if len(out) == 0 {
		return outer
	}
	return out
}

// group returns the model of a call that yields or passes on a sub-router.
func (f *finder) group(c *ssa.CallCommon) *models.Registration {
	m := callee(c)
	if m == nil {
		return nil
	}
	if model := f.prog.Models.Func(m); model != nil {
		for _, r := range model.Registrations {
			if r.Group {
				return r
			}
		}
	}
	return nil
}

// isRouterCall reports whether a call is one of a framework's router methods
// that return the router itself or a part of it, such as gin's Use or gorilla's Subrouter.
func (f *finder) isRouterCall(c *ssa.CallCommon) bool {
	m := callee(c)
	if m == nil || f.prog.InScope(m.Pkg()) {
		return false
	}
	res := m.Signature().Results()
	return res.Len() > 0 && m.Pkg() != nil
}

func callee(c *ssa.CallCommon) *types.Func {
	if c.IsInvoke() {
		return c.Method
	}
	if fn := c.StaticCallee(); fn != nil {
		m, _ := fn.Object().(*types.Func)
		return m
	}
	return nil
}

// loadedPrefixes follows a router that is kept in a variable.
func (f *finder) loadedPrefixes(addr ssa.Value, chain []ssa.CallInstruction, depth int) []string {
	switch addr := addr.(type) {
	case *ssa.Alloc:
		for _, ref := range *addr.Referrers() {
			if st, ok := ref.(*ssa.Store); ok && st.Addr == addr {
				return f.prefixes(st.Val, chain, depth+1)
			}
		}
	case *ssa.FreeVar:
		if mc := f.eval.Closure(addr.Parent()); mc != nil {
			for j, fv := range addr.Parent().FreeVars {
				if fv == addr && j < len(mc.Bindings) {
					return f.loadedPrefixes(mc.Bindings[j], nil, depth+1)
				}
			}
		}
	}
	return []string{""}
}

// paramPrefixes follows a router that a function gets as a parameter: from the
// chain of calls, from the group call that a callback was passed to, or from
// the function's callers.
func (f *finder) paramPrefixes(v *ssa.Parameter, chain []ssa.CallInstruction, depth int) []string {
	i := -1
	for n, p := range v.Parent().Params {
		if p == v {
			i = n
		}
	}
	if n := len(chain); n > 0 {
		if c := chain[n-1].Common(); c.StaticCallee() == v.Parent() && i < len(c.Args) {
			return f.prefixes(c.Args[i], chain[:n-1], depth+1)
		}
	}
	if pre := f.callbackPrefixes(v.Parent(), depth); pre != nil {
		return pre
	}
	var out []string
	for _, c := range f.eval.Callers(v.Parent()) {
		if i < len(c.Common().Args) && len(out) < 4 {
			out = append(out, f.prefixes(c.Common().Args[i], nil, depth+1)...)
		}
	}
	if len(out) == 0 {
		return []string{""}
	}
	sort.Strings(out)
	uniq := out[:0]
	for n, s := range out {
		if n == 0 || s != out[n-1] {
			uniq = append(uniq, s)
		}
	}
	return uniq
}

// callbackPrefixes returns the prefixes for a function that is passed to a group
// call: r.Route("/api", func(r chi.Router) { ... }).
func (f *finder) callbackPrefixes(fn *ssa.Function, depth int) []string {
	var uses []ssa.Instruction
	if mc := f.eval.Closure(fn); mc != nil {
		uses = *mc.Referrers()
	} else if fn.Parent() != nil {
		uses = mentions(fn)
	}
	for _, use := range uses {
		if ct, ok := use.(*ssa.ChangeType); ok {
			uses = append(uses, *ct.Referrers()...)
			continue
		}
		call, ok := use.(*ssa.Call)
		if !ok {
			continue
		}
		if r := f.group(&call.Call); r != nil {
			return f.groupPrefixes(call, nil, depth+1)
		}
	}
	return nil
}

// mentions returns the instructions of the enclosing function that use fn, a
// function literal that captures nothing.
func mentions(fn *ssa.Function) []ssa.Instruction {
	var out []ssa.Instruction
	for _, b := range fn.Parent().Blocks {
		for _, instr := range b.Instrs {
			for _, op := range instr.Operands(nil) {
				if *op == ssa.Value(fn) {
					out = append(out, instr)
				}
			}
		}
	}
	return out
}

// service returns the name of the RPC service that a registration is for.
func (f *finder) service(r *effects.Registration) string {
	if r.Call.Callee == nil {
		return ""
	}
	name := r.Call.Callee.Name()
	for _, form := range [][2]string{{"Register", "Server"}, {"New", "Server"}, {"New", "Handler"}} {
		if s, ok := strings.CutPrefix(name, form[0]); ok && r.Entry.Form == models.Generated {
			if s, ok = strings.CutSuffix(s, form[1]); ok && s != "" {
				return s
			}
		}
	}
	if r.Call.Instr == nil {
		return ""
	}
	// RegisterService(&desc, impl): the description names the service.
	common := r.Call.Instr.Common()
	for _, a := range common.Args {
		g, ok := a.(*ssa.Global)
		if !ok {
			continue
		}
		if s := f.eval.FieldOf(g, "ServiceName"); s != "" {
			return s
		}
	}
	return ""
}
