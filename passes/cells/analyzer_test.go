package cells

import (
	"go/types"
	"slices"
	"testing"
)

// The list of imports is the type checker's own, which all analyzers share.
func TestImportsOf(t *testing.T) {
	a, b := types.NewPackage("example.com/a", "a"), types.NewPackage("example.com/b", "b")
	pkg := types.NewPackage("example.com/c", "c")
	pkg.SetImports([]*types.Package{b, a})
	if got := importsOf(pkg); !slices.Equal(got, []*types.Package{a, b}) {
		t.Errorf("%v, want a and b", got)
	}
	if !slices.Equal(pkg.Imports(), []*types.Package{b, a}) {
		t.Errorf("the package has the imports %v now", pkg.Imports())
	}
}
