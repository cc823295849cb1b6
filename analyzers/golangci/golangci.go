// Package golangci makes the suite a module plugin of golangci-lint: one linter
// named hiddenstate, with the settings of .hiddenstate.yml as its own.
//
// golangci-lint's cache knows the linter's settings and no other file, so a run
// reads none: library knowledge of the user's stands in the settings themselves,
// in the form that data/README.md of package models describes. Only when the
// settings are wrong, and nothing will be run, is golangci-lint's configuration
// looked for, to say in which line.
//
// The messages are those of the other drivers. Positions that a finding is
// related to are left out, because golangci-lint prints each as a finding.
package golangci

import (
	"fmt"
	"maps"
	"os"
	"slices"

	"github.com/golangci/plugin-module-register/register"
	"github.com/hiddenstate/hiddenstate/passes/classify"
	"github.com/hiddenstate/hiddenstate/passes/config"
	"github.com/hiddenstate/hiddenstate/passes/guard"
	"golang.org/x/tools/go/analysis"
)

func init() { register.Plugin("hiddenstate", New) }

// New makes the plugin from the settings as golangci-lint has read them. Keys
// and words that are not known are errors, with the place in golangci-lint's
// configuration if that is found.
func New(raw any) (register.LinterPlugin, error) {
	flags, wrong := flagsOf(raw)
	if wrong != nil {
		return nil, wrong.placed(configurations(os.Args[1:]))
	}
	return plugin{flags}, nil
}

// plugin is the linter with its settings as flags of the analyzers.
type plugin struct{ flags map[string]string }

// GetLoadMode says that the analyzers need types.
func (plugin) GetLoadMode() string { return register.LoadModeTypesInfo }

// BuildAnalyzers returns the analyzer of all kinds, and the one that holds the
// settings and reports directives.
func (p plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	for _, name := range slices.Sorted(maps.Keys(p.flags)) {
		if err := config.Analyzer.Flags.Set(name, p.flags[name]); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	all := &analysis.Analyzer{
		Name:     config.Analyzer.Name, // that of the linter, or it would stand before each message
		Doc:      "find state that a service keeps in one instance",
		URL:      "https://pkg.go.dev/github.com/hiddenstate/hiddenstate",
		Requires: []*analysis.Analyzer{config.Analyzer, classify.Analyzer},
		Run:      guard.Run(run),
	}
	return []*analysis.Analyzer{config.Analyzer, all}, nil
}

func run(pass *analysis.Pass) (any, error) {
	report := pass.ResultOf[classify.Analyzer].(*classify.Report)
	if report == nil {
		return nil, nil
	}
	for _, f := range report.Findings {
		pass.Report(analysis.Diagnostic{Pos: f.Pos, Category: f.Kind, Message: f.Message(report.Fset)})
	}
	return nil, nil
}
