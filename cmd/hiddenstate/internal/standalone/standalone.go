// Package standalone runs the analysis over a whole program in memory. It sees
// every package at once, so it links what the drivers that go package by
// package have to leave open.
package standalone

import (
	"context"
	"go/ast"
	"go/types"
	"sort"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/load"
	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/classify"
	"github.com/hiddenstate/hiddenstate/passes/config"
	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"github.com/hiddenstate/hiddenstate/passes/directive"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/kind"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/ssaform"
)

// Options say what to analyse and how.
type Options struct {
	Load  load.Options
	Extra *models.Extra // the user's own models, nil for none
	// ExportedEntries makes every exported function an entry point, for
	// libraries that others' handlers call.
	ExportedEntries bool
	// Policy regrades findings, and accepts those in excluded files; which kinds
	// and severities are shown is the caller's business.
	Policy     config.Policy
	Strict     bool   // ask about interfaces that nothing in sight implements, too
	ExcludedAt string // "file:line" of the setting that excludes files, "" for the command line
	// Progress is called with what is being done; nil for silence.
	Progress func(step string)
}

// An Analysis is what there is to know about a program.
type Analysis struct {
	Load       *load.Result
	State      *cells.Result
	Findings   []*classify.Finding
	Directives *directive.Set
	Problems   []load.Problem
}

// Run loads and analyses a program. An error means that there is no result;
// packages that could not be analysed are Problems of the result.
func Run(ctx context.Context, opt Options) (*Analysis, error) {
	step := opt.Progress
	if step == nil {
		step = func(string) {}
	}
	step("loading packages")
	loaded, err := load.Load(ctx, opt.Load)
	if err != nil {
		return nil, err
	}
	loaded.Packages = inPrograms(loaded.Packages)
	a := &Analysis{Load: loaded, Problems: loaded.Problems}

	step("building SSA form")
	sources := make([]ssaform.Source, len(loaded.Packages))
	source := make(map[*types.Package]bool, len(sources))
	var files []*ast.File
	for i, p := range loaded.Packages {
		sources[i] = ssaform.Source{Types: p.Types, Files: p.Files, Info: p.Info}
		source[p.Types] = true
		files = append(files, p.Files...)
	}
	built, errs := ssaform.Build(loaded.Fset, sources)
	for _, err := range errs {
		a.Problems = append(a.Problems, load.Problem{Package: packageOf(err), Message: err.Error(), Skipped: true})
	}
	a.Directives = directive.Parse(loaded.Fset, files, kind.Is)

	step("computing effects")
	prog := effects.NewProgram(loaded.Fset, models.NewTable(opt.Extra), func(p *types.Package) bool { return source[p] })
	prog.NoteGenerated(files)
	for _, pkg := range built {
		if pkg != nil {
			prog.Add(pkg, nil)
		}
	}
	if err := prog.Solve(ctx); err != nil {
		return nil, err
	}
	for _, fn := range prog.Truncated {
		a.Problems = append(a.Problems, load.Problem{
			Package: fn.Package().Path(),
			Pos:     loaded.Fset.Position(fn.Pos()).String(),
			Message: fn.Name() + " does more than the analysis follows; some of it is not in the result",
		})
	}

	step("classifying state")
	eval := consteval.New(prog.Bodies())
	points := entrypoints.Find(prog, eval, entrypoints.Marked(prog, entrypoints.Directives(files), opt.ExportedEntries))
	if a.State, err = cells.Collect(ctx, prog, eval, points, cells.Imports{}); err != nil {
		return nil, err
	}
	a.Findings = classify.Findings(a.State, classify.Options{Has: a.requires})
	if opt.Strict {
		a.Findings = append(a.Findings, classify.Unbound(a.State)...)
	}
	classify.Regrade(a.Findings, opt.Policy)
	a.accept()
	a.exclude(opt)
	return a, nil
}

func packageOf(err error) string {
	if b, ok := err.(*ssaform.BuildError); ok {
		return b.Path
	}
	return ""
}

// requires reports whether the main module itself requires the module of a package.
func (a *Analysis) requires(importPath string) bool {
	for path, m := range a.Load.Modules {
		if m.Indirect {
			continue
		}
		if importPath == path || strings.HasPrefix(importPath, path+"/") {
			return true
		}
	}
	return false
}

// accept marks the findings that the code base has accepted.
func (a *Analysis) accept() {
	for _, f := range a.Findings {
		if d := a.Directives.Covers(f.Kind, f.Declaration(), f.Writes()); d != nil {
			f.Accepted = &classify.Acceptance{Reason: d.Reason, Pos: d.Pos}
		}
	}
	sort.SliceStable(a.Findings, func(i, j int) bool { return a.Findings[i].Symbol < a.Findings[j].Symbol })
}
