package entrypoints_test

import (
	"path/filepath"
	"testing"

	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
)

// report prints every entry point of a package at the function that a reader
// would call the handler: its framework, what triggers it, and its routes.
var report = &analysis.Analyzer{
	Name:     "entries",
	Doc:      "report entry points",
	Requires: []*analysis.Analyzer{entrypoints.Analyzer},
	Run: func(pass *analysis.Pass) (any, error) {
		res := pass.ResultOf[entrypoints.Analyzer].(*entrypoints.Result)
		if res == nil {
			return nil, nil
		}
		for _, p := range res.Points {
			if p.Name.Pos().IsValid() {
				pass.Reportf(p.Name.Pos(), "%s", describe(p))
			}
		}
		return nil, nil
	},
}

func describe(p *entrypoints.Point) string {
	what := p.Framework
	switch p.Trigger {
	case models.Message:
		what += " message"
	case models.Schedule:
		what += " schedule"
	case models.Connection:
		what += " connection"
	}
	what += ":"
	for i, r := range p.Routes {
		if i > 0 {
			what += ";"
		}
		what += " " + r.String()
	}
	if p.Wrapper {
		what += " middleware"
	}
	return what
}

// TestFrameworks finds the entry points of one package for each framework, with
// the framework's own module.
func TestFrameworks(t *testing.T) {
	dir, err := filepath.Abs("../../testdata/entrypoints")
	if err != nil {
		t.Fatal(err)
	}
	analysistest.Run(t, dir, report, "./...")
}
