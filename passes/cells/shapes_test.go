package cells_test

import (
	"path/filepath"
	"testing"

	"github.com/hiddenstate/hiddenstate/passes/classify"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
)

// suite reports the findings of all kinds.
var suite = &analysis.Analyzer{
	Name:     "suite",
	Doc:      "report findings of all kinds",
	Requires: []*analysis.Analyzer{classify.Analyzer},
	Run: func(pass *analysis.Pass) (any, error) {
		if report := pass.ResultOf[classify.Analyzer].(*classify.Report); report != nil {
			for _, f := range report.Findings {
				pass.Reportf(f.Pos, "%s", f.Message(report.Fset))
			}
		}
		return nil, nil
	},
}

// TestShapes follows state through each mechanism that a service can reach it by.
func TestShapes(t *testing.T) {
	dir, err := filepath.Abs("../../testdata/cases")
	if err != nil {
		t.Fatal(err)
	}
	analysistest.Run(t, dir, suite, "./effects/...")
}
