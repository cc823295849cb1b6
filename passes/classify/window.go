package classify

import (
	"go/token"
	"go/types"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"golang.org/x/tools/go/ssa"
)

// windows reports whether the cell keeps a list of times or numbers for each
// key, and a function that adds to one compares its length with a limit: the
// requests of the last minute.
func (k *Case) windows() bool {
	if !k.Keyed() {
		return false
	}
	list, ok := listOf(contentOf(k.Type))
	if !ok || !isPlain(list.Elem()) || isFlag(list.Elem()) {
		return false
	}
	for _, a := range k.Accesses {
		switch a.Effect.Op {
		case effects.OpMapWrite, effects.OpElem, effects.OpAppend:
			if at := a.Effect.Site.Instr; at != nil && boundsLength(at.Parent(), list) {
				return true
			}
		}
	}
	return false
}

// boundsLength reports whether a function compares the length of a list of that
// type with something other than nothing, and goes on by the result.
func boundsLength(fn *ssa.Function, list *types.Slice) bool {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			cmp, ok := instr.(*ssa.BinOp)
			if !ok {
				continue
			}
			switch cmp.Op {
			case token.LSS, token.LEQ, token.GTR, token.GEQ:
				if (isLength(cmp.X, list) && !isNothing(cmp.Y) || isLength(cmp.Y, list) && !isNothing(cmp.X)) && branches(cmp) {
					return true
				}
			}
		}
	}
	return false
}

func isLength(v ssa.Value, list *types.Slice) bool {
	call, ok := v.(*ssa.Call)
	if !ok {
		return false
	}
	b, ok := call.Call.Value.(*ssa.Builtin)
	return ok && b.Name() == "len" && types.Identical(call.Call.Args[0].Type().Underlying(), list)
}

// branches reports whether a condition is one of the function's, or its result.
func branches(cond ssa.Value) bool {
	for _, r := range *cond.Referrers() {
		switch r.(type) {
		case *ssa.If, *ssa.Return, *ssa.Phi:
			return true
		}
	}
	return false
}

// contentOf returns the type of what a map holds, nil if t is no map.
func contentOf(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	m, ok := t.Underlying().(*types.Map)
	if !ok {
		return nil
	}
	if p, ok := m.Elem().Underlying().(*types.Pointer); ok {
		return p.Elem()
	}
	return m.Elem()
}

func listOf(t types.Type) (*types.Slice, bool) {
	if t == nil {
		return nil, false
	}
	list, ok := t.Underlying().(*types.Slice)
	return list, ok
}

// isTally reports whether the cell keeps no more for each key than numbers,
// switches or times: marks of what happened, and nobody's session.
func (k *Case) isTally() bool {
	content := contentOf(k.Type)
	if list, ok := listOf(content); ok {
		content = list.Elem()
	}
	return content != nil && isPlain(content)
}

func isPlain(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&(types.IsNumeric|types.IsBoolean) != 0 || isNamed(t, "time", "Time")
}

func isFlag(t types.Type) bool {
	b, ok := t.Underlying().(*types.Basic)
	return ok && b.Info()&types.IsBoolean != 0
}
