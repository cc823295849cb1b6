package classify

import (
	"slices"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
)

// groupObjects joins findings of one kind that are about one library object:
// several structs hold it, or the function that makes it puts it into a field.
func groupObjects(fs []*Finding, prog *effects.Program) []*Finding {
	gone := map[*Finding]bool{}
	for _, f := range fs {
		for _, l := range f.Cell.Libraries {
			if gone[f] || l.Verdict != cells.Here {
				continue
			}
			holders := prog.Holders(l.Call)
			for _, g := range fs {
				if g == f || gone[g] || g.Kind != f.Kind || gone[f] {
					continue
				}
				switch {
				case slices.Contains(holders, g.Cell.Cell) && len(g.Cell.Libraries) == 0:
					f.absorb(g)
					gone[g] = true
				case f.Cell.Kind == effects.Spot && g.Cell.Kind == effects.Field && f.Library == g.Library && makes(prog, f.Cell.Home, g.Cell.Cell):
					g.absorb(f)
					gone[f] = true
				}
			}
		}
	}
	return without(fs, gone)
}

// makes reports whether a function returns objects of the type that declares a field.
func makes(prog *effects.Program, fn *effects.Func, field *effects.Cell) bool {
	owner := prog.OwnerOf(field)
	if fn == nil || fn.SSA == nil || owner == nil {
		return false
	}
	for r := range fn.SSA.Signature.Results().Variables() {
		if isNamed(r.Type(), owner.Pkg().Path(), owner.Name()) {
			return true
		}
	}
	return false
}
