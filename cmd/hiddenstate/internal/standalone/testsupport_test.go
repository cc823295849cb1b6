package standalone

import (
	"go/types"
	"slices"
	"testing"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/load"
)

func TestInPrograms(t *testing.T) {
	std := types.NewPackage("testing", "testing")
	pkg := func(path, name string, imports ...*types.Package) *types.Package {
		p := types.NewPackage(path, name)
		p.SetImports(imports)
		return p
	}
	model := pkg("m/model", "model")
	used := pkg("m/used", "used", std)
	mocks := pkg("m/mocks", "mocks", std, model)
	harness := pkg("m/harness", "harness", mocks)
	library := pkg("m/library", "library", model)
	main := pkg("m", "main", model, used)

	paths := func(ps ...*types.Package) []string {
		var in []*load.Package
		for _, p := range ps {
			in = append(in, &load.Package{Types: p})
		}
		var out []string
		for _, p := range inPrograms(in) {
			out = append(out, p.Types.Path())
		}
		return out
	}
	if got, want := paths(main, harness, library, mocks, model, used), []string{"m", "m/library", "m/model", "m/used"}; !slices.Equal(got, want) {
		t.Errorf("with a program: got %v, want %v", got, want)
	}
	if got := paths(harness, mocks, model); len(got) != 3 {
		t.Errorf("without a program all are kept, got %v", got)
	}
}
