package cells

import (
	"context"
	"fmt"
	"github.com/hiddenstate/hiddenstate/passes/guard"
	"reflect"
	"sort"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"golang.org/x/tools/go/analysis"
)

// A Fact carries the entry points of a package, and of its imports, whose
// calls only an importer can follow to the end.
type Fact struct {
	Open []byte // see effects.Program.EncodeOpen
}

// AFact marks the type for the analysis framework.
func (*Fact) AFact() {}

// String renders the fact for tests of the framework.
func (f *Fact) String() string { return fmt.Sprintf("open(%d bytes)", len(f.Open)) }

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
	if prog == nil {
		return (*Result)(nil), nil
	}
	entries := pass.ResultOf[entrypoints.Analyzer].(*entrypoints.Result)
	imports := pass.Pkg.Imports()
	sort.Slice(imports, func(i, j int) bool { return imports[i].Path() < imports[j].Path() })
	var open []effects.OpenEntry
	for _, imp := range imports {
		f := new(Fact)
		if !pass.ImportPackageFact(imp, f) {
			continue
		}
		more, err := prog.DecodeOpen(f.Open)
		if err != nil {
			continue // as if the package had no open entry points: quieter
		}
		open = appendNew(open, more)
	}
	res, err := Collect(context.Background(), prog, entries.Eval, entries.Points, open)
	if err != nil {
		return nil, err
	}
	if data := prog.EncodeOpen(res.Open); data != nil {
		pass.ExportPackageFact(&Fact{Open: data})
	}
	return res, nil
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
