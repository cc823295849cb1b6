// Package consteval finds out what constants an SSA value can be: a route
// pattern, a driver name, a limit.
//
// It follows values backwards through conversions, arithmetic, local and
// captured variables, package-level variables, struct fields and parameters. It
// errs on the side of not knowing: a value that can also be something that is
// not constant is reported as incomplete.
package consteval

import (
	"go/constant"
	"go/token"
	"go/types"
	"sort"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// Unknown stands for a part of a string that is not constant.
const Unknown = "{?}"

// most bounds the number of constants that one value is followed to, and depth
// the number of steps.
const (
	most  = 8
	depth = 24
)

// An Evaluator answers questions about the functions that it was given. It
// builds its indexes on first use and is not safe for concurrent use.
type Evaluator struct {
	funcs   []*ssa.Function
	callers map[*ssa.Function][]ssa.CallInstruction
	globals map[*ssa.Global][]*ssa.Store
	fields  map[*types.Var][]*ssa.Store
	sources map[*types.Package]bool // of the functions
	closure map[*ssa.Function]*ssa.MakeClosure
}

// New returns an evaluator over the given functions; closures are among them.
func New(funcs []*ssa.Function) *Evaluator { return &Evaluator{funcs: funcs} }

// A Result is the set of constants that a value can be.
type Result struct {
	Values   []constant.Value // without duplicates, in the order found
	Complete bool             // the value cannot be anything else
}

// String returns the constant string that v is, if it is just one.
func (e *Evaluator) String(v ssa.Value, chain []ssa.CallInstruction) (string, bool) {
	r := e.Eval(v, chain)
	if !r.Complete || len(r.Values) != 1 || r.Values[0].Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(r.Values[0]), true
}

// Strings returns the strings that v can be, sorted, with [Unknown] for parts
// that are not constant.
func (e *Evaluator) Strings(v ssa.Value, chain []ssa.CallInstruction) []string {
	ev := &evaluation{Evaluator: e, partial: true}
	vals := ev.eval(v, chain, 0)
	seen := map[string]bool{}
	var out []string
	for _, c := range vals {
		if c.Kind() == constant.String && !seen[constant.StringVal(c)] {
			seen[constant.StringVal(c)] = true
			out = append(out, constant.StringVal(c))
		}
	}
	sort.Strings(out)
	return out
}

// Eval returns the constants that v can be. chain holds the calls through which
// the function of v was reached, outermost first; it decides what the parameters
// are. Parameters beyond the chain are what any caller passes.
func (e *Evaluator) Eval(v ssa.Value, chain []ssa.CallInstruction) Result {
	ev := &evaluation{Evaluator: e}
	vals := ev.eval(v, chain, 0)
	return Result{Values: vals, Complete: !ev.open && len(vals) > 0}
}

// An evaluation is one question.
type evaluation struct {
	*Evaluator
	partial bool // an unknown string is Unknown
	open    bool // something was not constant
	visited map[ssa.Value]bool
}

func (ev *evaluation) unknown(t types.Type) []constant.Value {
	ev.open = true
	if b, ok := t.Underlying().(*types.Basic); ok && ev.partial && b.Info()&types.IsString != 0 {
		return []constant.Value{constant.MakeString(Unknown)}
	}
	return nil
}

func (ev *evaluation) eval(v ssa.Value, chain []ssa.CallInstruction, d int) []constant.Value {
	if v == nil {
		return nil
	}
	if d > depth {
		return ev.unknown(v.Type())
	}
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value == nil {
			return nil
		}
		return []constant.Value{v.Value}
	case *ssa.Convert:
		return ev.convert(ev.eval(v.X, chain, d+1), v.Type())
	case *ssa.ChangeType:
		return ev.eval(v.X, chain, d+1)
	case *ssa.MakeInterface:
		return ev.eval(v.X, chain, d+1)
	case *ssa.BinOp:
		return ev.binary(v, chain, d)
	case *ssa.Phi:
		if ev.visited[v] {
			return nil
		}
		if ev.visited == nil {
			ev.visited = map[ssa.Value]bool{}
		}
		ev.visited[v] = true
		var out []constant.Value
		for _, edge := range v.Edges {
			out = merge(out, ev.eval(edge, chain, d+1))
		}
		return out
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return ev.load(v.X, chain, d+1)
		}
	case *ssa.Parameter:
		return ev.parameter(v, chain, d)
	case *ssa.Call:
		return ev.call(v, chain, d)
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok {
			return ev.result(call, v.Index, chain, d)
		}
	}
	return ev.unknown(v.Type())
}

func (ev *evaluation) convert(vals []constant.Value, to types.Type) []constant.Value {
	b, ok := to.Underlying().(*types.Basic)
	if !ok {
		return vals
	}
	out := make([]constant.Value, 0, len(vals))
	for _, v := range vals {
		switch {
		case b.Info()&types.IsInteger != 0 && v.Kind() == constant.Float:
			v = constant.ToInt(v)
		case b.Info()&types.IsFloat != 0 && v.Kind() == constant.Int:
			v = constant.ToFloat(v)
		}
		out = append(out, v)
	}
	return out
}

func (ev *evaluation) binary(v *ssa.BinOp, chain []ssa.CallInstruction, d int) []constant.Value {
	xs, ys := ev.eval(v.X, chain, d+1), ev.eval(v.Y, chain, d+1)
	var out []constant.Value
	for _, x := range xs {
		for _, y := range ys {
			if c := arithmetic(x, v.Op, y); c != nil {
				out = merge(out, []constant.Value{c})
			}
		}
	}
	if len(out) == 0 {
		return ev.unknown(v.Type())
	}
	return out
}

// arithmetic applies op, nil where it makes no sense.
func arithmetic(x constant.Value, op token.Token, y constant.Value) constant.Value {
	xs, ys := x.Kind() == constant.String, y.Kind() == constant.String
	if xs != ys || xs && op != token.ADD {
		return nil
	}
	switch op {
	case token.ADD, token.SUB, token.MUL:
		return constant.BinaryOp(x, op, y)
	case token.QUO:
		if constant.Sign(y) == 0 {
			return nil
		}
		if x.Kind() == constant.Int && y.Kind() == constant.Int {
			op = token.QUO_ASSIGN // integer division
		}
		return constant.BinaryOp(x, op, y)
	}
	return nil
}

// load evaluates what the variable at addr holds.
func (ev *evaluation) load(addr ssa.Value, chain []ssa.CallInstruction, d int) []constant.Value {
	switch addr := addr.(type) {
	case *ssa.Alloc:
		return ev.stored(storesTo(addr), addr, chain, d)
	case *ssa.Global:
		ev.index()
		return ev.stored(ev.globals[addr], addr, nil, d)
	case *ssa.FieldAddr:
		ev.index()
		if s := localStores(addr); len(s) > 0 {
			return ev.stored(s, addr, chain, d)
		}
		field := fieldVar(addr)
		if field == nil || !ev.sources[field.Pkg()] {
			break // a library's struct has more instances than the program's
		}
		return ev.stored(ev.fields[field], addr, nil, d)
	case *ssa.FreeVar:
		if b := ev.binding(addr); b != nil {
			return ev.load(b, nil, d+1)
		}
	}
	return ev.unknown(elem(addr.Type()))
}

func (ev *evaluation) stored(stores []*ssa.Store, addr ssa.Value, chain []ssa.CallInstruction, d int) []constant.Value {
	if len(stores) == 0 {
		return ev.unknown(elem(addr.Type()))
	}
	var out []constant.Value
	for i, s := range stores {
		if i == most {
			ev.open = true
			break
		}
		out = merge(out, ev.eval(s.Val, chain, d+1))
	}
	return out
}

// storesTo returns the stores into a local variable, closures that share it included.
func storesTo(a *ssa.Alloc) []*ssa.Store {
	var out []*ssa.Store
	for _, r := range *a.Referrers() {
		if s, ok := r.(*ssa.Store); ok && s.Addr == a {
			out = append(out, s)
		}
	}
	return out
}

// localStores returns the stores into the same field of the same local struct.
func localStores(addr *ssa.FieldAddr) []*ssa.Store {
	base, ok := addr.X.(*ssa.Alloc)
	if !ok {
		return nil
	}
	var out []*ssa.Store
	for _, r := range *base.Referrers() {
		if f, ok := r.(*ssa.FieldAddr); ok && f.Field == addr.Field {
			for _, r := range *f.Referrers() {
				if s, ok := r.(*ssa.Store); ok && s.Addr == f {
					out = append(out, s)
				}
			}
		}
	}
	return out
}

func elem(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

func fieldVar(addr *ssa.FieldAddr) *types.Var {
	st, ok := elem(addr.X.Type()).Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	return st.Field(addr.Field).Origin()
}

// Elements returns the arguments behind the variadic parameter of a call, nil
// if they are not listed at the call.
func Elements(v ssa.Value) []ssa.Value { return variadic(v) }

// Name reports whether s is free of unknown parts.
func Known(s string) bool { return !strings.Contains(s, Unknown) }
