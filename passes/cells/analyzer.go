package cells

import (
	"context"
	"fmt"
	"go/types"
	"reflect"
	"slices"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/guard"
	"golang.org/x/tools/go/analysis"
)

// A Fact carries the entry points of a package, and of its imports, whose
// calls only an importer can follow to the end, and what importers need to know
// of variables that only their requests change.
type Fact struct {
	Open   []byte // see effects.Program.EncodeOpen
	Survey []byte // see effects.Program.EncodeSurvey
}

// AFact marks the type for the analysis framework.
func (*Fact) AFact() {}

// String renders the fact for tests of the framework.
func (f *Fact) String() string {
	return fmt.Sprintf("open(%d bytes), survey(%d bytes)", len(f.Open), len(f.Survey))
}

// Analyzer collects the state that requests of one package reach and yields a
// *[Result], nil for a package that is not analysed as source.
var Analyzer = &analysis.Analyzer{
	Name:       "hiddenstatecells",
	Doc:        "join what functions do with the entry points from which they are reached",
	URL:        "https://pkg.go.dev/github.com/hiddenstate/hiddenstate/passes/cells",
	Requires:   []*analysis.Analyzer{effects.Analyzer, entrypoints.Analyzer},
	Run:        guard.Run(run),
	ResultType: reflect.TypeFor[*Result](),
	FactTypes:  []analysis.Fact{new(Fact)},
}

func run(pass *analysis.Pass) (any, error) {
	prog := pass.ResultOf[effects.Analyzer].(*effects.Program)
	entries := pass.ResultOf[entrypoints.Analyzer].(*entrypoints.Result)
	if prog == nil || entries == nil {
		return (*Result)(nil), nil
	}
	var far Imports
	for _, imp := range importsOf(pass.Pkg) {
		f := new(Fact)
		if !pass.ImportPackageFact(imp, f) {
			continue
		}
		// What cannot be read counts as not being there: quieter.
		if more, err := prog.DecodeOpen(f.Open); err == nil {
			far.Open = appendNew(far.Open, more)
		}
		if s, err := prog.DecodeSurvey(f.Survey); err == nil {
			far.Surveys = append(far.Surveys, s)
		}
	}
	res, err := Collect(context.Background(), prog, entries.Eval, entries.Points, far)
	if err != nil {
		return nil, err
	}
	if f := (&Fact{Open: prog.EncodeOpen(res.Open), Survey: prog.EncodeSurvey(res.Survey)}); len(f.Open)+len(f.Survey) > 0 {
		pass.ExportPackageFact(f)
	}
	return res, nil
}

// importsOf returns the imports of a package in the order of their paths. The
// list of the package stays as it is: other analyzers read it at the same time.
func importsOf(pkg *types.Package) []*types.Package {
	return slices.SortedFunc(slices.Values(pkg.Imports()), func(a, b *types.Package) int {
		return strings.Compare(a.Path(), b.Path())
	})
}

// appendNew adds the entry points that did not come through another import already.
func appendNew(open, more []effects.OpenEntry) []effects.OpenEntry {
	have := map[string]bool{}
	for _, o := range open {
		have[o.Func.Key()] = true
	}
	for _, o := range more {
		if !have[o.Func.Key()] {
			open = append(open, o)
		}
	}
	return open
}
