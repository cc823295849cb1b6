package classify

import (
	"go/constant"
	"go/token"
	"go/types"

	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"golang.org/x/tools/go/ssa"
)

// A trace is what a value was computed from, followed backwards through
// variables, conversions, calls and parameters. It errs on the side of too much:
// all arguments of a call take part in its result.
type trace struct {
	eval    *consteval.Evaluator
	seen    map[ssa.Value]bool
	strings []string // constants
	calls   []*ssa.Call
	fields  []*ssa.FieldAddr // that were read
	funcs   map[*ssa.Function]bool
}

// maxTrace bounds the number of steps.
const maxTrace = 40

// traceOf traces value v of the function that has the effect's site.
func traceOf(k *Case, e *effects.Effect, v ssa.Value) *trace {
	t := &trace{eval: k.eval, seen: map[ssa.Value]bool{}, funcs: map[*ssa.Function]bool{}}
	t.value(v, callChain(e), 0)
	return t
}

// callChain returns the calls that lead from an entry point to an effect,
// outermost first.
func callChain(e *effects.Effect) []ssa.CallInstruction {
	var out []ssa.CallInstruction
	for ; e != nil && e.Via != nil; e = e.Via.Of {
		if call, ok := e.Via.Call.(ssa.CallInstruction); ok {
			out = append(out, call)
		}
	}
	return out
}

func (t *trace) value(v ssa.Value, chain []ssa.CallInstruction, depth int) {
	if v == nil || t.seen[v] || depth > maxTrace {
		return
	}
	t.seen[v] = true
	if fn := v.Parent(); fn != nil {
		t.funcs[fn] = true
	}
	depth++
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value != nil && v.Value.Kind() == constant.String {
			t.strings = append(t.strings, constant.StringVal(v.Value))
		}
	case *ssa.Parameter:
		t.parameter(v, chain, depth)
	case *ssa.FreeVar:
		t.captured(v, depth)
	case *ssa.Alloc:
		t.variable(v, chain, depth)
	case *ssa.Call:
		t.call(v, 0, chain, depth)
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok {
			t.call(call, v.Index, chain, depth)
			return
		}
		t.value(v.Tuple, chain, depth)
	case *ssa.UnOp:
		if g, ok := v.X.(*ssa.Global); ok && v.Op == token.MUL {
			t.strings = append(t.strings, t.eval.Strings(v, nil)...)
			t.seen[g] = true
			return
		}
		if f, ok := v.X.(*ssa.FieldAddr); ok {
			t.fields = append(t.fields, f)
		}
		t.value(v.X, chain, depth)
	case *ssa.MakeMap:
		for _, r := range *v.Referrers() {
			t.entry(r, chain, depth)
		}
	case *ssa.Global:
	case ssa.Instruction:
		var ops [8]*ssa.Value
		for _, op := range v.Operands(ops[:0]) {
			t.value(*op, chain, depth)
		}
	}
}

// entry follows what an instruction puts into a map.
func (t *trace) entry(instr ssa.Instruction, chain []ssa.CallInstruction, depth int) {
	switch i := instr.(type) {
	case *ssa.MapUpdate:
		t.value(i.Key, chain, depth)
		t.value(i.Value, chain, depth)
	case *ssa.ChangeType:
		for _, r := range *i.Referrers() {
			if u, ok := r.(*ssa.MapUpdate); ok {
				t.entry(u, chain, depth)
			}
		}
	}
}

func (t *trace) parameter(p *ssa.Parameter, chain []ssa.CallInstruction, depth int) {
	i := -1
	for n, q := range p.Parent().Params {
		if q == p {
			i = n
		}
	}
	if n := len(chain); n > 0 {
		common := chain[n-1].Common()
		if callee := common.StaticCallee(); callee != nil && (callee == p.Parent() || callee.Origin() == p.Parent()) && i < len(common.Args) {
			t.value(common.Args[i], chain[:n-1], depth)
			return
		}
	}
	const most = 4
	for n, call := range t.eval.Callers(p.Parent()) {
		if args := call.Common().Args; n < most && i < len(args) {
			t.value(args[i], nil, depth)
		}
	}
}

func (t *trace) captured(v *ssa.FreeVar, depth int) {
	mc := t.eval.Closure(v.Parent())
	if mc == nil {
		return
	}
	for j, fv := range v.Parent().FreeVars {
		if fv == v && j < len(mc.Bindings) {
			t.value(mc.Bindings[j], nil, depth)
		}
	}
}

// variable follows what is put into a local variable, or into a part of it, and
// the calls that get its address.
func (t *trace) variable(addr ssa.Value, chain []ssa.CallInstruction, depth int) {
	if addr.Referrers() == nil || depth > maxTrace {
		return
	}
	for _, r := range *addr.Referrers() {
		switch r := r.(type) {
		case *ssa.Store:
			if r.Addr == addr {
				t.value(r.Val, chain, depth)
			}
		case *ssa.FieldAddr:
			t.variable(r, chain, depth+1)
		case *ssa.IndexAddr:
			t.variable(r, chain, depth+1)
		case *ssa.MakeInterface:
			t.filled(r, chain, depth+1)
		case *ssa.Call:
			t.fills(r, chain, depth)
		}
	}
}

// filled follows the calls that get the address of a variable in an interface.
func (t *trace) filled(v *ssa.MakeInterface, chain []ssa.CallInstruction, depth int) {
	for _, r := range *v.Referrers() {
		if call, ok := r.(*ssa.Call); ok {
			t.fills(call, chain, depth)
			// json.NewEncoder(&buf).Encode(v)
			for _, use := range *call.Referrers() {
				if next, ok := use.(*ssa.Call); ok && !next.Call.IsInvoke() && len(next.Call.Args) > 0 && next.Call.Args[0] == call {
					t.call(next, 0, chain, depth+1)
				}
			}
		}
	}
}

// fills follows a call that may put something into a variable whose address it gets.
func (t *trace) fills(call *ssa.Call, chain []ssa.CallInstruction, depth int) {
	if callee := call.Call.StaticCallee(); callee != nil && len(callee.Blocks) > 0 {
		t.calls = append(t.calls, call)
		return // it fills the variable with what it knows itself
	}
	t.call(call, 0, chain, depth)
}

// call follows result i of a call: what the callee returns if its body is in
// sight, else everything that it is given.
func (t *trace) call(call *ssa.Call, i int, chain []ssa.CallInstruction, depth int) {
	t.calls = append(t.calls, call)
	callee := call.Call.StaticCallee()
	if callee != nil && len(callee.Blocks) > 0 && len(chain) < maxTrace {
		inner := append(chain[:len(chain):len(chain)], call)
		for _, b := range callee.Blocks {
			if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && i < len(ret.Results) {
				t.value(ret.Results[i], inner, depth)
			}
		}
		return
	}
	if call.Call.IsInvoke() {
		t.value(call.Call.Value, chain, depth)
	}
	for _, a := range call.Call.Args {
		t.value(a, chain, depth)
	}
}

// limited reports whether one of the functions on the way compares a length with
// a constant that a cookie can hold.
func (t *trace) limited(most int64) bool {
	for fn := range t.funcs {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				if cmp, ok := instr.(*ssa.BinOp); ok && (isLengthLimit(cmp.X, cmp.Y, most) || isLengthLimit(cmp.Y, cmp.X, most)) {
					return true
				}
			}
		}
	}
	return false
}

func isLengthLimit(length, limit ssa.Value, most int64) bool {
	call, ok := length.(*ssa.Call)
	if !ok {
		return false
	}
	b, ok := call.Call.Value.(*ssa.Builtin)
	c, isConst := limit.(*ssa.Const)
	if !ok || b.Name() != "len" || !isConst || c.Value == nil || c.Value.Kind() != constant.Int {
		return false
	}
	n, exact := constant.Int64Val(c.Value)
	return exact && n > 1 && n <= most
}

// calleeOf returns the function or interface method that a call names, nil if
// it calls a function value.
func calleeOf(c *ssa.CallCommon) *types.Func {
	if c.IsInvoke() {
		return c.Method
	}
	if callee := c.StaticCallee(); callee != nil {
		if o := callee.Origin(); o != nil {
			callee = o
		}
		fn, _ := callee.Object().(*types.Func)
		return fn
	}
	return nil
}

// argumentOf returns declared argument i of a call, the receiver not counted.
func argumentOf(call ssa.CallInstruction, i int) ssa.Value {
	common := call.Common()
	if !common.IsInvoke() && common.Signature().Recv() != nil {
		i++
	}
	if i < 0 || i >= len(common.Args) {
		return nil
	}
	return common.Args[i]
}
