package standalone

import (
	"go/types"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/load"
)

// inPrograms leaves out the packages that only tests can be using: they import
// package testing, or another one that is left out, and no program among the
// packages, nor anything else, imports them. Test doubles that lie there would
// otherwise answer for the interfaces that the service calls.
//
// It errs on the side of keeping: where no program is among the packages, nobody
// knows who imports them.
func inPrograms(pkgs []*load.Package) []*load.Package {
	programs := false
	importers := map[*types.Package]int{}
	for _, p := range pkgs {
		programs = programs || p.Types.Name() == "main"
		for _, imp := range p.Types.Imports() {
			importers[imp]++
		}
	}
	if !programs {
		return pkgs
	}
	support := testSupport(pkgs)
	gone := map[*load.Package]bool{}
	for changed := true; changed; {
		changed = false
		for _, p := range pkgs {
			if gone[p] || !support[p.Types] || importers[p.Types] > 0 {
				continue
			}
			gone[p], changed = true, true
			for _, imp := range p.Types.Imports() {
				importers[imp]--
			}
		}
	}
	var out []*load.Package
	for _, p := range pkgs {
		if !gone[p] {
			out = append(out, p)
		}
	}
	return out
}

// testSupport returns the packages that import package testing, directly or
// through another of the packages.
func testSupport(pkgs []*load.Package) map[*types.Package]bool {
	support := map[*types.Package]bool{}
	for changed := true; changed; {
		changed = false
		for _, p := range pkgs {
			if support[p.Types] || p.Types.Name() == "main" {
				continue
			}
			for _, imp := range p.Types.Imports() {
				if imp.Path() == "testing" || support[imp] {
					support[p.Types], changed = true, true
					break
				}
			}
		}
	}
	return support
}
