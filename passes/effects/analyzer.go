package effects

import (
	"context"
	"go/token"
	"go/types"
	"maps"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/hiddenstate/hiddenstate/passes/config"
	"github.com/hiddenstate/hiddenstate/passes/guard"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/ssaform"
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
	if form == nil || form.Pkg == nil {
		return (*Program)(nil), nil
	}
	facts := map[*types.Package]*Fact{}
	for _, imp := range pass.Pkg.Imports() {
		f := new(Fact)
		if pass.ImportPackageFact(imp, f) {
			facts[imp] = f
		}
	}
	p := importing(pass, facts)
	p.NoteGenerated(pass.Files)
	p.Add(form.Pkg, func(pos token.Pos) bool { return ssaform.IsTest(pass.Fset, pos) })
	if err := p.Solve(context.Background()); err != nil {
		return nil, err
	}
	pass.ExportPackageFact(p.Encode())
	return p, nil
}

// importing returns a program that knows what the facts of the imports say. A
// fact that cannot be read counts as none: its package is as unknown as one
// outside the analysis, which makes the tool quieter.
func importing(pass *analysis.Pass, facts map[*types.Package]*Fact) *Program {
	imports := slices.SortedFunc(maps.Keys(facts), func(a, b *types.Package) int { return strings.Compare(a.Path(), b.Path()) })
	var p *Program
	p = NewModularProgram(pass.Fset, models.NewTable(pass.ResultOf[config.Analyzer].(*config.Config).Models), pass.Pkg, func(pkg *types.Package) bool {
		return pkg == pass.Pkg || facts[pkg] != nil || p.Describes(pkg)
	})
	for _, imp := range imports {
		if err := p.Decode(facts[imp]); err != nil {
			// Part of it may be in the program already.
			delete(facts, imp)
			return importing(pass, facts)
		}
	}
	return p
}
