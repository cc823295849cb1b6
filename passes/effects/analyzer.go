package effects

import (
	"context"
	"fmt"
	"github.com/hiddenstate/hiddenstate/passes/guard"
	"go/token"
	"go/types"
	"reflect"
	"sort"

	"github.com/hiddenstate/hiddenstate/passes/config"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/ssaform"
	"golang.org/x/tools/go/analysis"
)

// Analyzer computes the summaries of one package and yields a *[Program], nil
// for a package that is not analysed as source.
var Analyzer = &analysis.Analyzer{
	Name:       "hiddenstateeffects",
	Doc:        "compute what each function does to state that its caller can see",
	URL:        "https://pkg.go.dev/github.com/hiddenstate/hiddenstate/passes/effects",
	Requires:   []*analysis.Analyzer{config.Analyzer, ssaform.Analyzer},
	Run:        guard.Run(run),
	ResultType: reflect.TypeFor[*Program](),
	FactTypes:  []analysis.Fact{new(Fact)},
}

func run(pass *analysis.Pass) (any, error) {
	form := pass.ResultOf[ssaform.Analyzer].(*ssaform.Form)
	if form.Pkg == nil {
		return (*Program)(nil), nil
	}
	facts := map[*types.Package]*Fact{}
	for _, imp := range pass.Pkg.Imports() {
		f := new(Fact)
		if pass.ImportPackageFact(imp, f) {
			facts[imp] = f
		}
	}
	p := NewModularProgram(pass.Fset, models.NewTable(nil), pass.Pkg, func(pkg *types.Package) bool {
		return pkg == pass.Pkg || facts[pkg] != nil
	})
	imports := pass.Pkg.Imports()
	sort.Slice(imports, func(i, j int) bool { return imports[i].Path() < imports[j].Path() })
	for _, imp := range imports {
		if f := facts[imp]; f != nil {
			if err := p.Decode(f); err != nil {
				return nil, fmt.Errorf("importing %s: %w", imp.Path(), err)
			}
		}
	}
	p.Add(form.Pkg, func(pos token.Pos) bool { return ssaform.IsTest(pass.Fset, pos) })
	if err := p.Solve(context.Background()); err != nil {
		return nil, err
	}
	pass.ExportPackageFact(p.Encode())
	return p, nil
}
