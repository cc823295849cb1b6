package entrypoints

import (
	"go/token"
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

// routes computes the routes of a registration at one of its sites.
func (f *finder) routes(r *effects.Registration, s site) []Route {
	if r.Call.Instr == nil {
		return nil
	}
	if s.chain == nil {
		s.chain = r.Calls
	}
	common := r.Call.Instr.Common()
	shift := receivers(common)
	recv := receiver(common)
	prefixes := []string{""}
	if recv != nil {
		prefixes = simplest(f.prefixes(recv, r.Calls, 0))
		if len(prefixes) == 0 || !consteval.Known(prefixes[0]) {
			prefixes = []string{""}
		}
	}
	patterns := []string{""}
	switch {
	case r.Entry.Route >= 0 && int(r.Entry.Route)+shift < len(common.Args):
		patterns = simplest(f.strings(common.Args[int(r.Entry.Route)+shift], s.env, 0))
		if len(patterns) > 1 && s.row == nil && f.mixed(r, s) {
			return nil
		}
	case r.Entry.Form != models.Register || recv == nil || !f.isLink(recv, s.env):
		return nil
	default:
		if later := f.later(r.Call.Instr, false); len(later) > 0 {
			patterns = later
		}
	}
	var out []Route
	for _, pre := range prefixes {
		for _, pat := range patterns {
			for _, m := range f.methods(r, common, shift, s.env) {
				if rt := makeRoute(m, pre, pat, r.Call.Pos); r.Entry.Trigger != models.Request || says(rt.Pattern) {
					out = append(out, rt)
				}
			}
		}
	}
	return out
}

// says reports whether something is known of a pattern.
func says(pattern string) bool {
	return pattern != "" && (consteval.Known(pattern) || strings.Trim(strings.ReplaceAll(pattern, consteval.Unknown, ""), "/ ") != "")
}

// mixed reports whether a registration stands for several handlers, so that it
// is not known which of several patterns is whose.
func (f *finder) mixed(r *effects.Registration, s site) bool {
	if s.handler == nil {
		return len(r.Handlers) > 1
	}
	fns, sure := f.functions(s.handler, s.env, 0)
	if sure {
		return len(fns) > 1
	}
	_, isCall := first(f.origin(s.handler, s.env)).(*ssa.Call)
	return !isCall && len(r.Handlers) > 1
}

// strings returns the strings that v can be, with [consteval.Unknown] for parts
// that are not constant.
func (f *finder) strings(v ssa.Value, e env, depth int) []string {
	if e.row == nil || depth > maxSteps {
		return f.eval.Strings(v, e.chain)
	}
	if op, ok := v.(*ssa.BinOp); ok && op.Op == token.ADD {
		var out []string
		for _, x := range f.strings(op.X, e, depth+1) {
			for _, y := range f.strings(op.Y, e, depth+1) {
				out = append(out, x+y)
			}
		}
		return out
	}
	if next, in := f.step(v, e); next != nil {
		return f.strings(next, in, depth+1)
	}
	return f.eval.Strings(v, e.chain)
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

// methods returns the HTTP methods of a registration, [""] for all.
func (f *finder) methods(r *effects.Registration, common *ssa.CallCommon, shift int, e env) []string {
	switch {
	case r.Entry.Verb == "ANY":
		return []string{""}
	case r.Entry.Verb != "":
		return []string{r.Entry.Verb}
	case r.Entry.Method >= 0 && int(r.Entry.Method)+shift < len(common.Args):
		if ms := f.list(common.Args[int(r.Entry.Method)+shift], e); len(ms) > 0 && consteval.Known(ms[0]) {
			return ms
		}
		return []string{""}
	}
	if ms := f.later(r.Call.Instr, true); len(ms) > 0 {
		return ms
	}
	if ms := f.earlier(receiver(common), e); len(ms) > 0 {
		return ms
	}
	return []string{""}
}

// list returns the strings of an argument that is a string or a list of them.
func (f *finder) list(arg ssa.Value, e env) []string {
	at, in := f.origin(arg, e)
	elems := consteval.Elements(at)
	if elems == nil {
		return f.strings(arg, e, 0)
	}
	var out []string
	for _, el := range elems {
		if el != nil {
			out = append(out, f.strings(el, in, 0)...)
		}
	}
	return out
}

// later returns what calls on the result of a registration add: its methods, or
// else its patterns: r.HandleFunc("/x", h).Methods("POST").
func (f *finder) later(call ssa.CallInstruction, methods bool) []string {
	v := call.Value()
	if v == nil || v.Referrers() == nil {
		return nil
	}
	for _, ref := range *v.Referrers() {
		next, ok := ref.(*ssa.Call)
		if !ok || receiver(&next.Call) != ssa.Value(v) {
			continue
		}
		if out := f.adds(&next.Call, methods, env{}); len(out) > 0 {
			return out
		}
		if out := f.later(next, methods); len(out) > 0 {
			return out
		}
	}
	return nil
}

// earlier returns the methods that the calls which made a route say:
// r.Methods("GET").Path("/x").HandlerFunc(h).
func (f *finder) earlier(recv ssa.Value, e env) []string {
	for range maxSteps {
		if recv == nil {
			return nil
		}
		recv, e = f.origin(recv, e)
		call, ok := recv.(*ssa.Call)
		if !ok || f.group(&call.Call) == nil {
			return nil
		}
		if out := f.adds(&call.Call, true, e); len(out) > 0 {
			return out
		}
		recv = receiver(&call.Call)
	}
	return nil
}

// adds returns the methods, or the patterns, that a link of a chain says.
func (f *finder) adds(c *ssa.CallCommon, methods bool, e env) []string {
	r := f.group(c)
	if r == nil || r.Handler >= 0 {
		return nil
	}
	i := r.Route
	if methods {
		i = r.Method
	}
	if i < 0 || int(i)+receivers(c) >= len(c.Args) {
		return nil
	}
	return f.list(c.Args[int(i)+receivers(c)], e)
}

// isLink reports whether a router is one route of a chain: what a call that says
// a path or a method yields.
func (f *finder) isLink(recv ssa.Value, e env) bool {
	call, ok := first(f.origin(recv, e)).(*ssa.Call)
	return ok && f.group(&call.Call) != nil
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
