package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A Choice is the function on the way to a file that chooses its path, and the
// line on which it hands the path on.
type Choice struct {
	Files *Cell
	At    *Site
}

// ChoiceOf returns who chooses the path of a file that a function writes on
// behalf of its callers: a function that is given the whole path is a tool, and
// the state is that of whoever uses it. ok is false if the function that writes
// chooses for itself. Methods do: the object that they belong to is the place.
func (p *Program) ChoiceOf(entry *Func, e *Effect) (c Choice, ok bool) {
	fn, at := entry, e
	for at.Via != nil && at.Via.Of != nil && p.given(at.Via.Of) == 0 {
		fn, at = at.Via.Callee, at.Via.Of
	}
	if at.Via == nil || at.Via.Of == nil || fn == nil || at.Via.Call == nil || at.Via.Call.Parent() != fn.SSA {
		return c, false // or the call is another package's, known from a fact
	}
	return Choice{p.filesOf(fn), &Site{Func: fn, Instr: at.Via.Call, Pos: position(at.Via.Call)}}, true
}

// given returns the parameters, of the plain function whose effect e is, that
// are the path of the file; 0 if the function has a part in it.
func (p *Program) given(e *Effect) uint64 {
	if e.Via == nil && e.Site.Instr == nil {
		return e.paths
	}
	if e.Via == nil {
		return givenTo(e.Site.Instr)
	}
	if e.Via.Of == nil {
		return 0
	}
	of := p.given(e.Via.Of)
	call, ok := e.Via.Call.(ssa.CallInstruction)
	if of == 0 || !ok || call.Common().StaticCallee() == nil || !isPlain(call.Parent()) {
		return 0
	}
	var out uint64
	for i, arg := range call.Common().Args {
		if of&(1<<i) != 0 {
			bits := paramsIn(arg, 0)
			if bits == 0 {
				return 0
			}
			out |= bits
		}
	}
	return out
}

// givenTo returns the parameters that are the paths in a call that writes a
// file. A call on an open file is about the paths of the function's other calls.
func givenTo(instr ssa.Instruction) uint64 {
	fn := instr.Parent()
	call, ok := instr.(ssa.CallInstruction)
	if !ok || !isPlain(fn) {
		return 0
	}
	if bits, some := pathsOf(call); some {
		return bits
	}
	var out uint64
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			other, ok := i.(ssa.CallInstruction)
			if !ok || !opensFile(other) {
				continue
			}
			bits, _ := pathsOf(other)
			if bits == 0 {
				return 0
			}
			out |= bits
		}
	}
	return out
}

// pathsOf returns the parameters that the texts in a call are, 0 if one is
// anything else. some is false if it has none.
func pathsOf(call ssa.CallInstruction) (out uint64, some bool) {
	for _, arg := range call.Common().Args {
		if b, ok := arg.Type().Underlying().(*types.Basic); !ok || b.Info()&types.IsString == 0 {
			continue
		}
		some = true
		bits := paramsIn(arg, 0)
		if bits == 0 {
			return 0, true
		}
		out |= bits
	}
	return out, some
}

// opensFile reports whether a call yields a file: what os.File and its like have
// in common is that they are read or written and closed.
func opensFile(call ssa.CallInstruction) bool {
	v := call.Value()
	if v == nil {
		return false
	}
	t := v.Type()
	if tuple, ok := t.(*types.Tuple); ok && tuple.Len() > 0 {
		t = tuple.At(0).Type()
	}
	for _, method := range [...]string{"Write", "Seek", "Close"} {
		if obj, _, _ := types.LookupFieldOrMethod(t, true, nil, method); obj == nil {
			return false
		}
	}
	return true
}

// isPlain reports whether a function is declared, and no method.
func isPlain(fn *ssa.Function) bool {
	return fn != nil && fn.Parent() == nil && fn.Signature.Recv() == nil && len(fn.Params) <= freeBit
}

// paramsIn returns the parameters that a path is, or the folder of, 0 if it has
// anything else in it.
func paramsIn(v ssa.Value, depth int) uint64 {
	if depth > 8 {
		return 0
	}
	depth++
	switch v := v.(type) {
	case *ssa.Parameter:
		for i, q := range v.Parent().Params {
			if q == v {
				return 1 << i
			}
		}
	case *ssa.Extract:
		return paramsIn(v.Tuple, depth)
	case *ssa.Phi:
		var out uint64
		for _, e := range v.Edges {
			bits := paramsIn(e, depth)
			if bits == 0 {
				return 0
			}
			out |= bits
		}
		return out
	case *ssa.Call:
		if fn := calledFunc(&v.Call); fn != nil && fn.Pkg() != nil && len(v.Call.Args) == 1 {
			switch fn.Pkg().Path() {
			case "path", "path/filepath":
				return paramsIn(v.Call.Args[0], depth)
			}
		}
	}
	return 0
}
