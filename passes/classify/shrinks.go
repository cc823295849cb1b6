package classify

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/effects"
)

// shrinks reports whether an effect puts a list back with nothing in it but parts
// of lists that were kept somewhere: what a function does that takes an element
// out of the middle.
func shrinks(e *effects.Effect) bool {
	v := effects.StoredAt(e.Site.Instr)
	if v == nil {
		return false
	}
	if _, ok := v.Type().Underlying().(*types.Slice); !ok {
		return false
	}
	r := rest{seen: map[ssa.Value]bool{}}
	return r.of(v) && r.cut
}

// A rest follows a list to what it was cut out of.
type rest struct {
	seen map[ssa.Value]bool
	cut  bool // something was left out
}

func (r *rest) of(v ssa.Value) bool {
	if r.seen[v] {
		return true
	}
	r.seen[v] = true
	switch v := v.(type) {
	case *ssa.Phi:
		for _, edge := range v.Edges {
			if !r.of(edge) {
				return false
			}
		}
		return true
	case *ssa.Slice:
		r.cut = true
		return r.of(v.X)
	case *ssa.Extract:
		return r.of(v.Tuple)
	case *ssa.Lookup:
		return true
	case *ssa.UnOp:
		_, variable := v.X.(*ssa.Alloc)
		return !variable
	case *ssa.Call:
		if b, ok := v.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" {
			return r.of(v.Call.Args[0]) && r.of(v.Call.Args[1])
		}
	}
	return false
}
