package classify

import (
	"go/constant"
	"go/token"
	"go/types"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/consteval"
)

// A fileName is what is known of the name of a file, part by part: the variable
// that a part comes from (*types.Var), its constant text (string), or nil for what
// only the request knows.
type fileName []any

// mayBe reports whether two names can be those of one file, or of a folder and of
// what is in it: they begin with the same known parts, at least one, and go on with
// what only the request knows, or not at all. A file of a fixed name is not taken
// for one of those that requests name.
func (a fileName) mayBe(b fileName) bool {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return false
		}
		if a[i] == nil {
			return i > 0
		}
	}
	return len(a) > 0 && len(b) > 0
}

// fileNames computes the names that a value can be. It errs on the side of nil.
type fileNames struct {
	eval *consteval.Evaluator
}

const (
	maxNames = 8  // alternatives for one value
	maxSteps = 16 // from a value to where its parts come from
)

// of returns the names that v can be in the function that the calls lead to.
func (n fileNames) of(v ssa.Value, chain []ssa.CallInstruction, depth int) []fileName {
	unknown := []fileName{{nil}}
	if depth > maxSteps {
		return unknown
	}
	depth++
	switch v := v.(type) {
	case *ssa.Const:
		if v.Value == nil || v.Value.Kind() != constant.String {
			return unknown
		}
		return []fileName{textParts(constant.StringVal(v.Value))}
	case *ssa.BinOp:
		if v.Op == token.ADD {
			return n.join([]ssa.Value{v.X, v.Y}, chain, depth)
		}
	case *ssa.Phi:
		return n.any(v.Edges, chain, depth)
	case *ssa.ChangeType:
		return n.of(v.X, chain, depth)
	case *ssa.MakeInterface:
		return n.of(v.X, chain, depth)
	case *ssa.Field:
		if st, ok := v.X.Type().Underlying().(*types.Struct); ok {
			return n.field(st.Field(v.Field).Origin(), depth)
		}
	case *ssa.UnOp:
		if v.Op == token.MUL {
			return n.variable(v.X, chain, depth)
		}
	case *ssa.Parameter:
		return n.parameter(v, chain, depth)
	case *ssa.Call:
		return n.call(v, 0, chain, depth)
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok {
			return n.call(call, v.Index, chain, depth)
		}
	}
	return unknown
}

// any returns the names that one of several values can be.
func (n fileNames) any(vs []ssa.Value, chain []ssa.CallInstruction, depth int) []fileName {
	var out []fileName
	for _, v := range vs {
		if len(out) < maxNames {
			out = append(out, n.of(v, chain, depth)...)
		}
	}
	return out
}

// join returns the names that values make one after the other.
func (n fileNames) join(vs []ssa.Value, chain []ssa.CallInstruction, depth int) []fileName {
	out := []fileName{nil}
	for _, v := range vs {
		var longer []fileName
		for _, end := range n.of(v, chain, depth) {
			for _, begin := range out {
				if len(longer) < maxNames {
					longer = append(longer, append(slices.Clip(begin), n.within(begin, end)...))
				}
			}
		}
		out = longer
	}
	return out
}

// within returns the end of a name that has a beginning: a field that the program
// fills with what is not known says which folder is meant only where a name begins.
func (n fileNames) within(begin, end fileName) fileName {
	if len(begin) == 0 {
		return end
	}
	out := slices.Clone(end)
	for i, part := range out {
		if v, ok := part.(*types.Var); ok && len(n.eval.Stored(v)) > 0 {
			out[i] = nil
		}
	}
	return out
}

// variable returns the names that are in the variable at an address.
func (n fileNames) variable(addr ssa.Value, chain []ssa.CallInstruction, depth int) []fileName {
	switch a := addr.(type) {
	case *ssa.Global:
		if v, ok := a.Object().(*types.Var); ok {
			return []fileName{{v}}
		}
	case *ssa.FieldAddr:
		if st, ok := elemOf(a.X.Type()).Underlying().(*types.Struct); ok {
			return n.field(st.Field(a.Field).Origin(), depth)
		}
	case *ssa.Alloc:
		var stored []ssa.Value
		for _, r := range *a.Referrers() {
			if s, ok := r.(*ssa.Store); ok && s.Addr == a {
				stored = append(stored, s.Val)
			}
		}
		if len(stored) > 0 {
			return n.any(stored, chain, depth)
		}
	case *ssa.FreeVar:
		if b := n.binding(a); b != nil {
			return n.variable(b, nil, depth)
		}
	}
	return []fileName{{nil}}
}

// field returns the names that a field can hold: those that constructors put into it,
// so that a folder is the same in the configuration and in what is made from it. A
// field that is filled with what is not known is a name of its own.
func (n fileNames) field(v *types.Var, depth int) []fileName {
	if b, ok := v.Type().Underlying().(*types.Basic); !ok || b.Kind() != types.String {
		return []fileName{{nil}}
	}
	stored := n.any(n.eval.Stored(v), nil, depth)
	for _, name := range stored {
		if len(name) == 0 || slices.Contains(name, nil) {
			stored = nil
			break
		}
	}
	if len(stored) == 0 {
		return []fileName{{v}}
	}
	return stored
}

func elemOf(t types.Type) types.Type {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return t
}

// binding returns what a closure has captured as v, nil if that is not known.
func (n fileNames) binding(v *ssa.FreeVar) ssa.Value {
	mc := n.eval.Closure(v.Parent())
	if i := slices.Index(v.Parent().FreeVars, v); mc != nil && i >= 0 && i < len(mc.Bindings) {
		return mc.Bindings[i]
	}
	return nil
}

// parameter returns the names that a function is given: by the last of the calls
// that lead to it, or by any.
func (n fileNames) parameter(p *ssa.Parameter, chain []ssa.CallInstruction, depth int) []fileName {
	i := slices.Index(p.Parent().Params, p)
	if last := len(chain) - 1; last >= 0 {
		if callee := chain[last].Common().StaticCallee(); callee == p.Parent() && i < len(chain[last].Common().Args) {
			return n.of(chain[last].Common().Args[i], chain[:last], depth)
		}
	}
	var given []ssa.Value
	for _, call := range n.eval.Callers(p.Parent()) {
		if args := call.Common().Args; i < len(args) {
			given = append(given, args[i])
		}
	}
	if len(given) == 0 {
		return []fileName{{nil}}
	}
	return n.any(given, nil, depth)
}

// call returns the names that result i of a call can be.
func (n fileNames) call(call *ssa.Call, i int, chain []ssa.CallInstruction, depth int) []fileName {
	callee := call.Call.StaticCallee()
	if callee == nil {
		return []fileName{{nil}}
	}
	if len(callee.Blocks) > 0 && len(chain) < maxSteps {
		inner := append(slices.Clip(chain), call)
		var results []ssa.Value
		for _, b := range callee.Blocks {
			if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && i < len(ret.Results) {
				results = append(results, ret.Results[i])
			}
		}
		return n.any(results, inner, depth)
	}
	m := calleeOf(&call.Call)
	if m == nil || m.Pkg() == nil || i > 0 || len(call.Call.Args) == 0 {
		return []fileName{{nil}}
	}
	args := call.Call.Args
	switch m.Pkg().Path() {
	case "path", "path/filepath":
		switch m.Name() {
		case "Join":
			if parts := variadic(args[0]); parts != nil {
				return n.join(parts, chain, depth)
			}
		case "Clean", "Abs", "EvalSymlinks", "FromSlash", "ToSlash":
			return n.of(args[0], chain, depth)
		}
	case "strings":
		if strings.HasPrefix(m.Name(), "Trim") {
			return n.of(args[0], chain, depth)
		}
	case "fmt":
		if c, ok := args[0].(*ssa.Const); ok && m.Name() == "Sprintf" && c.Value != nil {
			return n.formatted(constant.StringVal(c.Value), variadic(args[1]), chain, depth)
		}
	}
	return []fileName{{nil}}
}

// formatted returns the names that a format makes of its arguments.
func (n fileNames) formatted(format string, args []ssa.Value, chain []ssa.CallInstruction, depth int) []fileName {
	var parts []ssa.Value
	for n := 0; ; n++ {
		text, rest, verb := strings.Cut(format, "%")
		parts = append(parts, ssa.NewConst(constant.MakeString(text), types.Typ[types.String]))
		end := strings.IndexFunc(rest, unicode.IsLetter)
		if !verb || end < 0 {
			break
		}
		var arg ssa.Value
		if n < len(args) {
			arg = args[n]
		}
		parts = append(parts, arg)
		format = rest[end+1:]
	}
	return n.join(parts, chain, depth)
}

// variadic returns the elements of the slice that a call with variable arguments
// makes, nil if v is no such slice.
func variadic(v ssa.Value) []ssa.Value {
	s, ok := v.(*ssa.Slice)
	if !ok {
		return nil
	}
	array, ok := s.X.(*ssa.Alloc)
	if !ok {
		return nil
	}
	at, ok := elemOf(array.Type()).Underlying().(*types.Array)
	if !ok {
		return nil
	}
	out := make([]ssa.Value, at.Len())
	for _, r := range *array.Referrers() {
		a, ok := r.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		i, ok := a.Index.(*ssa.Const)
		if !ok || i.Int64() >= at.Len() {
			return nil
		}
		for _, u := range *a.Referrers() {
			if st, ok := u.(*ssa.Store); ok && st.Addr == a {
				out[i.Int64()] = st.Val
			}
		}
	}
	return out
}

// textParts splits a constant at its slashes.
func textParts(text string) fileName {
	var out fileName
	for part := range strings.SplitSeq(text, "/") {
		if part != "" && part != "." {
			out = append(out, part)
		}
	}
	return out
}
