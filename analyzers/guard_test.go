package analyzers_test

import (
	"go/token"
	"go/types"
	"reflect"
	"testing"

	"github.com/hiddenstate/hiddenstate/analyzers"
	"golang.org/x/tools/go/analysis"
)

// TestPanic holds that no analyzer, and nothing that one requires, lets a panic
// or an error of its own out: without the results of what it requires each of
// them panics, and has to yield nothing.
func TestPanic(t *testing.T) {
	seen := map[*analysis.Analyzer]bool{}
	var check func(a *analysis.Analyzer)
	check = func(a *analysis.Analyzer) {
		if seen[a] {
			return
		}
		seen[a] = true
		for _, r := range a.Requires {
			check(r)
		}
		t.Run(a.Name, func(t *testing.T) {
			for name, results := range map[string]map[*analysis.Analyzer]any{"no results": nil, "zero results": zero(a.Requires)} {
				pass := &analysis.Pass{
					Analyzer: a,
					Fset:     token.NewFileSet(),
					Pkg:      types.NewPackage("example.com/shop", "shop"),
					ResultOf: results,
				}
				got, err := a.Run(pass)
				if err != nil {
					t.Errorf("%s: %v", name, err)
				}
				if a.ResultType != nil && reflect.TypeOf(got) != a.ResultType {
					t.Errorf("%s: result of type %T, want %v", name, got, a.ResultType)
				}
			}
		})
	}
	for _, a := range analyzers.All() {
		check(a)
	}
	if len(seen) < len(analyzers.All())+5 {
		t.Errorf("only %d analyzers: the passes are missing", len(seen))
	}
}

// zero returns what analyzers yield that could not do their work.
func zero(required []*analysis.Analyzer) map[*analysis.Analyzer]any {
	out := map[*analysis.Analyzer]any{}
	for _, a := range required {
		out[a] = reflect.Zero(a.ResultType).Interface()
	}
	return out
}
