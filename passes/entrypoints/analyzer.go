package entrypoints

import (
	"go/ast"
	"go/token"
	"reflect"

	"github.com/hiddenstate/hiddenstate/passes/config"
	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/guard"
	"golang.org/x/tools/go/analysis"
)

// A Result is the entry points of one package.
type Result struct {
	Points []*Point
	Eval   *consteval.Evaluator
}

// Analyzer finds the entry points of one package and yields a *[Result], nil
// for a package that is not analysed as source.
var Analyzer = &analysis.Analyzer{
	Name:       "hiddenstateentries",
	Doc:        "find the functions through which requests enter a package",
	URL:        "https://pkg.go.dev/github.com/hiddenstate/hiddenstate/passes/entrypoints",
	Requires:   []*analysis.Analyzer{config.Analyzer, effects.Analyzer},
	Run:        guard.Run(run),
	ResultType: reflect.TypeFor[*Result](),
}

func run(pass *analysis.Pass) (any, error) {
	prog := pass.ResultOf[effects.Analyzer].(*effects.Program)
	if prog == nil {
		return (*Result)(nil), nil
	}
	eval := consteval.New(prog.Bodies())
	exported := pass.ResultOf[config.Analyzer].(*config.Config).ExportedEntries
	return &Result{Points: Find(prog, eval, Marked(prog, Directives(pass.Files), exported)), Eval: eval}, nil
}

// directive marks a function as an entry point.
const directive = "//hiddenstate:entry"

// Directives returns the positions of the names of the functions that are
// marked as entry points.
func Directives(files []*ast.File) map[token.Pos]bool {
	marked := map[token.Pos]bool{}
	for _, f := range files {
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Doc == nil {
				continue
			}
			for _, c := range fn.Doc.List {
				if c.Text == directive || len(c.Text) > len(directive) && c.Text[:len(directive)+1] == directive+" " {
					marked[fn.Name.Pos()] = true
				}
			}
		}
	}
	return marked
}

// Marked returns the functions that are entry points by directive, or, if
// exported is set, by being exported from a package that is not a command.
func Marked(prog *effects.Program, byPos map[token.Pos]bool, exported bool) []*effects.Func {
	var out []*effects.Func
	for _, fn := range prog.Funcs {
		switch {
		case fn.Obj == nil:
		case byPos[fn.Obj.Pos()]:
			out = append(out, fn)
		case exported && fn.Obj.Exported() && fn.Obj.Pkg().Name() != "main":
			out = append(out, fn)
		}
	}
	return out
}
