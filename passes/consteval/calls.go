package consteval

import (
	"go/constant"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// binding returns the variable of the enclosing function that a closure captured.
func (ev *evaluation) binding(v *ssa.FreeVar) ssa.Value {
	ev.index()
	mc := ev.closure[v.Parent()]
	if mc == nil {
		return nil
	}
	for j, fv := range v.Parent().FreeVars {
		if fv == v && j < len(mc.Bindings) {
			return mc.Bindings[j]
		}
	}
	return nil
}

func (ev *evaluation) parameter(v *ssa.Parameter, chain []ssa.CallInstruction, d int) []constant.Value {
	i := paramIndex(v)
	if n := len(chain); n > 0 {
		if arg := argument(chain[n-1], v.Parent(), i); arg != nil {
			return ev.eval(arg, chain[:n-1], d+1)
		}
	}
	ev.index()
	callers := ev.callers[v.Parent()]
	if len(callers) == 0 {
		return ev.unknown(v.Type())
	}
	var out []constant.Value
	for n, c := range callers {
		if n == most {
			ev.open = true
			break
		}
		out = merge(out, ev.eval(argument(c, v.Parent(), i), nil, d+1))
	}
	return out
}

// argument returns what call passes as parameter i of fn, nil if the call does
// not call fn directly.
func argument(call ssa.CallInstruction, fn *ssa.Function, i int) ssa.Value {
	common := call.Common()
	callee := common.StaticCallee()
	if callee == nil || callee != fn && callee.Origin() != fn || i >= len(common.Args) {
		return nil
	}
	return common.Args[i]
}

func paramIndex(v *ssa.Parameter) int {
	for i, p := range v.Parent().Params {
		if p == v {
			return i
		}
	}
	return -1
}

func (ev *evaluation) call(v *ssa.Call, chain []ssa.CallInstruction, d int) []constant.Value {
	callee := v.Call.StaticCallee()
	if callee == nil {
		return ev.unknown(v.Type())
	}
	if callee.Pkg != nil && callee.Signature.Recv() == nil {
		switch callee.Pkg.Pkg.Path() + "." + callee.Name() {
		case "path.Join":
			return ev.join(v, chain, d)
		case "strings.ToLower", "strings.ToUpper", "strings.TrimSpace":
			return ev.eval(v.Call.Args[0], chain, d+1)
		}
	}
	return ev.result(v, 0, chain, d)
}

// result evaluates result i of a call of a function whose body is in sight.
func (ev *evaluation) result(v *ssa.Call, i int, chain []ssa.CallInstruction, d int) []constant.Value {
	callee := v.Call.StaticCallee()
	if callee == nil || len(callee.Blocks) == 0 || len(chain) > depth {
		return ev.unknown(resultType(v, i))
	}
	var out []constant.Value
	inner := append(chain[:len(chain):len(chain)], v)
	for _, b := range callee.Blocks {
		if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && i < len(ret.Results) {
			out = merge(out, ev.eval(ret.Results[i], inner, d+4))
		}
	}
	return out
}

func resultType(v *ssa.Call, i int) types.Type {
	if t, ok := v.Type().(*types.Tuple); ok {
		return t.At(i).Type()
	}
	return v.Type()
}
