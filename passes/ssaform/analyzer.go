package ssaform

import (
	"go/token"
	"os"
	"reflect"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/config"
	"github.com/hiddenstate/hiddenstate/passes/guard"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

// A Form is the SSA form of the package at hand.
type Form struct {
	Pkg *ssa.Package // nil if the package is not analysed as source, or could not be built
}

// Analyzer builds the SSA form of a source package and yields a *[Form].
var Analyzer = &analysis.Analyzer{
	Name:       "hiddenstatessa",
	Doc:        "build the SSA form of packages that are analysed as source",
	URL:        "https://pkg.go.dev/github.com/hiddenstate/hiddenstate/passes/ssaform",
	Requires:   []*analysis.Analyzer{config.Analyzer},
	Run:        guard.Run(run),
	ResultType: reflect.TypeFor[*Form](),
}

func run(pass *analysis.Pass) (any, error) {
	conf := pass.ResultOf[config.Analyzer].(*config.Config)
	if conf == nil || !conf.Source {
		return &Form{}, nil
	}
	pkgs, errs := Build(pass.Fset, []Source{{Types: pass.Pkg, Files: pass.Files, Info: pass.TypesInfo}})
	if len(errs) > 0 {
		guard.Say(os.Stderr, pass, errs[0].Error())
		return &Form{}, nil
	}
	return &Form{Pkg: pkgs[0]}, nil
}

// IsTest reports whether a position is in a file of tests, which go vet
// analyses together with the package that they test.
func IsTest(fset *token.FileSet, pos token.Pos) bool {
	f := fset.File(pos)
	return f != nil && strings.HasSuffix(f.Name(), "_test.go")
}
