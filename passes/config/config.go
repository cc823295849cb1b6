// Package config carries the settings of the analyzers.
//
// The settings are flags of one analyzer that all others require directly, so
// that every driver can set them: go vet and multichecker show the flags of the
// analyzers they are given, nogo sets flags on an analyzer and on what it
// requires. No analyzer reads a file or the environment: no driver's cache
// would notice a change.
package config

import (
	"flag"
	"fmt"
	"go/ast"
	"reflect"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/directive"
	"github.com/hiddenstate/hiddenstate/passes/kind"
	"github.com/hiddenstate/hiddenstate/passes/scope"
	"golang.org/x/tools/go/analysis"
)

// A Config is the settings of one run.
type Config struct {
	Scope scope.Scope
	// ExportedEntries makes exported functions entry points.
	ExportedEntries bool
	// Severity is the least severity that analyzers report: "error", "warning" or "info".
	Severity string
	// Source says whether the package at hand is analysed as source.
	Source bool
	// Directives are those of the package's files, tests apart.
	Directives *directive.Set
}

// Analyzer holds the flags and yields a *[Config]. It reports
// directives that cannot be honoured.
var Analyzer = &analysis.Analyzer{
	Name:       "hiddenstate",
	Doc:        "settings of the hiddenstate analyzers, and malformed //hiddenstate: directives",
	URL:        "https://pkg.go.dev/github.com/hiddenstate/hiddenstate/passes/config",
	Flags:      flags(),
	Run:        run,
	ResultType: reflect.TypeFor[*Config](),
}

func flags() flag.FlagSet {
	fs := flag.NewFlagSet("hiddenstate", flag.ContinueOnError)
	fs.String("include", "", "comma-separated module or package paths to analyse as source besides the main module")
	fs.String("entry", "", "with exported, exported functions are entry points")
	fs.String("severity", "warning", "report findings of this severity and above: error, warning or info")
	return *fs
}

func run(pass *analysis.Pass) (any, error) {
	get := func(name string) string { return pass.Analyzer.Flags.Lookup(name).Value.String() }
	c := &Config{Severity: get("severity"), ExportedEntries: get("entry") == "exported"}
	switch c.Severity {
	case "error", "warning", "info":
	default:
		return nil, fmt.Errorf("-hiddenstate.severity=%s: want error, warning or info", c.Severity)
	}
	if e := get("entry"); e != "" && e != "exported" {
		return nil, fmt.Errorf("-hiddenstate.entry=%s: want exported", e)
	}
	for _, p := range strings.Split(get("include"), ",") {
		if p = strings.TrimSpace(p); p != "" {
			c.Scope.Include = append(c.Scope.Include, p)
		}
	}
	var mod scope.Module
	if pass.Module != nil {
		mod = scope.Module{Path: pass.Module.Path, Version: pass.Module.Version}
	}
	c.Source = c.Scope.Source(pass.Pkg.Path(), mod) && !strings.HasSuffix(pass.Pkg.Path(), "_test") && !strings.HasSuffix(pass.Pkg.Path(), ".test")
	c.Directives = directive.Parse(pass.Fset, nonTest(pass), kind.Is)
	for _, d := range c.Directives.Problems {
		pass.Report(analysis.Diagnostic{Pos: d.Pos, Message: d.Message + " [directive]"})
	}
	return c, nil
}

// nonTest returns the files of the package that are not of its tests, which go
// vet analyses together with it.
func nonTest(pass *analysis.Pass) []*ast.File {
	var out []*ast.File
	for _, f := range pass.Files {
		if file := pass.Fset.File(f.Pos()); file == nil || !strings.HasSuffix(file.Name(), "_test.go") {
			out = append(out, f)
		}
	}
	return out
}
