// Package casetest runs the analyzer of a kind over the cases of that kind.
package casetest

import (
	"path/filepath"
	"testing"

	"github.com/hiddenstate/hiddenstate/passes/config"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
)

// Dir returns the root of the module with the cases. It finds it from the folder
// of an analyzer, where its test runs.
func Dir(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", "testdata", "cases"))
	if err != nil {
		t.Fatal(err)
	}
	return dir
}

// Run checks the diagnostics of a against the comments in the packages below the
// folder of its name. Findings of all severities count.
func Run(t *testing.T, a *analysis.Analyzer) {
	t.Helper()
	severity := config.Analyzer.Flags.Lookup("severity")
	old := severity.Value.String()
	if err := severity.Value.Set("info"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { severity.Value.Set(old) })
	analysistest.Run(t, Dir(t), a, "./"+a.Name+"/...")
}
