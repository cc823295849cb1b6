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
	"go/token"
	"maps"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/directive"
	"github.com/hiddenstate/hiddenstate/passes/guard"
	"github.com/hiddenstate/hiddenstate/passes/kind"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/scope"
	"golang.org/x/tools/go/analysis"
)

// A Config is the settings of one run.
type Config struct {
	Policy
	Scope scope.Scope
	// ExportedEntries makes exported functions entry points.
	ExportedEntries bool
	// Severity is the least severity that analyzers report: "error", "warning" or "info".
	Severity string
	// Strict makes analyzers report findings of low confidence, too.
	Strict bool
	// Models are the user's own, nil for none.
	Models *models.Extra
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
	Run:        guard.Run(run),
	ResultType: reflect.TypeFor[*Config](),
}

// flags returns the flags. A wrong value is refused when it is set: what a driver
// says of it then is one line, and not one for each analyzer and package.
func flags() flag.FlagSet {
	fs := flag.NewFlagSet("hiddenstate", flag.ContinueOnError)
	text := func(name, value, usage string, check func(string) error) {
		fs.Var(&checked{value, check}, name, usage)
	}
	text("include", "", "comma-separated module or package paths to analyse as source besides the main module", nil)
	text("entry", "", "with exported, exported functions are entry points", checkEntry)
	text("severity", "warning", "report findings of this severity and above: error, warning or info", CheckSeverity)
	text("kinds", "", "comma-separated kinds to report, or with a minus before each to leave out", errorOf(ParseKinds))
	text("severities", "", "comma-separated kind=severity: the severity of all findings of a kind", errorOf(ParseSeverities))
	text("exclude", "", "comma-separated patterns, relative to the module root, of files whose state is not reported", errorOf(ParseExclude))
	fs.Bool("strict", false, "report findings of low confidence, too")
	text("models", "", "library knowledge of the user's, as hiddenstate config -flags prints it", errorOf(models.DecodeExtra))
	return *fs
}

// checked is the value of a flag that takes only some.
type checked struct {
	value string
	check func(string) error // nil takes all
}

func (c *checked) String() string { return c.value }

func (c *checked) Set(s string) error {
	if c.check != nil {
		if err := c.check(s); err != nil {
			return err
		}
	}
	c.value = s
	return nil
}

// errorOf returns what parse complains of.
func errorOf[T any](parse func(string) (T, error)) func(string) error {
	return func(s string) error {
		_, err := parse(s)
		return err
	}
}

func checkEntry(s string) error {
	if s != "" && s != "exported" {
		return fmt.Errorf("unknown word %q: want exported", s)
	}
	return nil
}

func run(pass *analysis.Pass) (any, error) {
	c, err := parse(&pass.Analyzer.Flags)
	if err != nil {
		return nil, fmt.Errorf("setting %w", err)
	}
	var mod scope.Module
	if pass.Module != nil {
		mod = scope.Module{Path: pass.Module.Path, Version: pass.Module.Version}
	}
	c.Source = c.Scope.Source(pass.Pkg.Path(), mod) && !strings.HasSuffix(pass.Pkg.Path(), "_test") && !strings.HasSuffix(pass.Pkg.Path(), ".test")
	if mod.Path == "" && len(pass.Files) > 0 && scope.External(pass.Fset.Position(pass.Files[0].Package).Filename) {
		c.Source = false
	}
	c.Directives = directive.Parse(pass.Fset, nonTest(pass), kind.Is)
	if !c.Reports(Directive) || c.Severity == "error" {
		return c, nil
	}
	for _, d := range c.Directives.Problems {
		pass.Report(analysis.Diagnostic{Pos: d.Pos, Message: d.Message + " [directive]"})
	}
	return c, nil
}

// CheckFlags returns an error if a flag that values names does not exist, or if
// its value is not one that it takes.
func CheckFlags(values map[string]string) error {
	fs := flags()
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if err := fs.Set(name, values[name]); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// parse reads the settings from the flags, which have checked their values.
func parse(fs *flag.FlagSet) (*Config, error) {
	get := func(name string) string { return fs.Lookup(name).Value.String() }
	c := &Config{
		Scope:           scope.Scope{Include: List(get("include"))},
		Severity:        get("severity"),
		ExportedEntries: get("entry") == "exported",
		Strict:          get("strict") == "true",
	}
	wrong := func(name string, err error) error { return fmt.Errorf("%s: %w", name, err) }
	var err error
	if c.Kinds, err = ParseKinds(get("kinds")); err != nil {
		return nil, wrong("kinds", err)
	}
	if c.Severities, err = ParseSeverities(get("severities")); err != nil {
		return nil, wrong("severities", err)
	}
	if c.Exclude, err = ParseExclude(get("exclude")); err != nil {
		return nil, wrong("exclude", err)
	}
	if c.Models, err = models.DecodeExtra(get("models")); err != nil {
		return nil, wrong("models", err)
	}
	return c, nil
}

// File returns the name of the file at pos as the patterns of a [Policy] know
// it: relative to the module's root, with slashes. Where the driver tells no
// module, that is the name that it gave, if it is a relative one, as Bazel's
// names are, and else the import path with the file's name.
func File(pass *analysis.Pass, pos token.Pos) string {
	name := filepath.ToSlash(pass.Fset.Position(pos).Filename)
	pkg, _, _ := strings.Cut(pass.Pkg.Path(), " ")
	base := path.Base(name)
	switch {
	case pass.Module != nil && pass.Module.Path == pkg:
		return base
	case pass.Module != nil && pass.Module.Path != "" && strings.HasPrefix(pkg, pass.Module.Path+"/"):
		return pkg[len(pass.Module.Path)+1:] + "/" + base
	case !path.IsAbs(name) && !filepath.IsAbs(name):
		return name
	}
	return pkg + "/" + base
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
