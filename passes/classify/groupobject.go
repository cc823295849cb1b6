package classify

import (
	"slices"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"golang.org/x/tools/go/ssa"
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
				case slices.Contains(g.Members, f.Cell.Cell):
					g.absorb(f)
					g.Library = f.Library
					gone[f] = true
				case slices.Contains(holders, g.Cell.Cell) && !hasLocal(g):
					f.absorb(g)
					gone[g] = true
				case f.Cell.Kind == effects.Spot && takes(g, l.Call):
					g.absorb(f)
					gone[f] = true
				case f.Cell.Kind == effects.Spot && g.Cell.Kind == effects.Field && f.Library == g.Library && makes(prog, f.Cell.Home, g.Cell.Cell):
					g.absorb(f)
					gone[f] = true
				}
			}
		}
	}
	return without(fs, gone)
}

// hasLocal reports whether a finding is about a library object of its own.
func hasLocal(f *Finding) bool {
	return slices.ContainsFunc(f.Cell.Libraries, func(l *cells.Library) bool { return l.Verdict == cells.Here })
}

// takes reports whether the object that a finding is about wraps what a call makes.
func takes(f *Finding, made *effects.LibraryCall) bool {
	for _, l := range f.Cell.Libraries {
		for _, vs := range l.Call.Args {
			for _, v := range vs {
				if o, ok := v.Root.(*effects.Object); ok && o.Made == made {
					return true
				}
			}
		}
	}
	return false
}

// makes reports whether a function makes objects of the type that declares a field.
func makes(prog *effects.Program, fn *effects.Func, field *effects.Cell) bool {
	owner := prog.OwnerOf(field)
	if fn == nil || fn.SSA == nil || owner == nil {
		return false
	}
	for _, b := range fn.SSA.Blocks {
		for _, instr := range b.Instrs {
			if a, ok := instr.(*ssa.Alloc); ok && isNamed(a.Type(), owner.Pkg().Path(), owner.Name()) {
				return true
			}
		}
	}
	return false
}
