// Package load brings a service's packages into memory for the standalone
// driver: syntax and types for the packages that are analysed as source, export
// data for all others, which is what makes an audit faster than a build.
//
// It errs on the side of going on: a package that does not load is reported
// and left out, and what imports it is analysed as far as its own types allow.
package load

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"path/filepath"
	"sort"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/scope"
	"golang.org/x/tools/go/packages"
)

// A Package is one source package.
type Package struct {
	Path   string
	Types  *types.Package
	Info   *types.Info
	Files  []*ast.File
	Module *packages.Module
	Target bool // named by the patterns, and not merely imported by what is
}

// A Problem is a package that did not load, or not wholly.
type Problem struct {
	Package string // import path
	Pos     string // "file:line:col", may be empty
	Message string
	Skipped bool // the package is not in the analysis
}

// String renders the problem on one line.
func (p Problem) String() string {
	var b strings.Builder
	if p.Pos != "" && p.Pos != "-" {
		b.WriteString(p.Pos + ": ")
	}
	b.WriteString(p.Package + ": " + p.Message)
	return b.String()
}

// A Result is a loaded program.
type Result struct {
	Fset     *token.FileSet
	Packages []*Package // sorted by path
	Problems []Problem
	Module   *packages.Module            // the main module of the first target, nil if none
	Modules  map[string]*packages.Module // all modules in the build, by path
	Dir      string                      // the folder that was loaded, absolute
}

// Options say what to load.
type Options struct {
	Dir      string
	Patterns []string
	Tags     string // build tags, comma-separated
	Scope    scope.Scope
}

const mode = packages.NeedName | packages.NeedFiles | packages.NeedCompiledGoFiles | packages.NeedImports |
	packages.NeedTypes | packages.NeedTypesInfo | packages.NeedSyntax | packages.NeedTypesSizes | packages.NeedModule

// ErrNoPackages says that the patterns match no package.
var ErrNoPackages = errors.New("no packages match")

// Load loads what the patterns name, and every source package that those import.
func Load(ctx context.Context, opt Options) (*Result, error) {
	fset := token.NewFileSet()
	cfg := &packages.Config{Context: ctx, Mode: mode, Dir: opt.Dir, Fset: fset}
	if opt.Tags != "" {
		cfg.BuildFlags = append(cfg.BuildFlags, "-tags="+opt.Tags)
	}
	targets, err := packages.Load(cfg, opt.Patterns...)
	if err != nil {
		return nil, fmt.Errorf("loading packages: %w", err)
	}
	isTarget := map[string]bool{}
	for _, p := range targets {
		isTarget[p.ID] = true
	}
	roots := targets
	if more := imported(targets, isTarget, opt.Scope); len(more) > 0 {
		// Packages of the module that the patterns do not name came as export
		// data: load them with their syntax, too.
		cfg.Fset = token.NewFileSet()
		fset = cfg.Fset
		names := append([]string(nil), more...)
		for _, p := range targets {
			if p.PkgPath != "command-line-arguments" && len(p.GoFiles)+len(p.CompiledGoFiles) > 0 {
				names = append(names, p.PkgPath)
			}
		}
		sort.Strings(names)
		if roots, err = packages.Load(cfg, names...); err != nil {
			return nil, fmt.Errorf("loading packages: %w", err)
		}
	}
	return collect(fset, roots, isTarget, opt)
}

// imported returns the paths of source packages among the dependencies of
// targets that are not targets themselves.
func imported(targets []*packages.Package, isTarget map[string]bool, sc scope.Scope) []string {
	var more []string
	packages.Visit(targets, func(p *packages.Package) bool {
		if !isTarget[p.ID] && p.PkgPath != "unsafe" && p.PkgPath != "C" && sc.Source(p.PkgPath, module(p)) {
			more = append(more, p.PkgPath)
		}
		return true
	}, nil)
	sort.Strings(more)
	return more
}

func module(p *packages.Package) scope.Module {
	if p.Module == nil {
		return scope.Module{}
	}
	return scope.Module{Path: p.Module.Path, Version: p.Module.Version, Main: p.Module.Main}
}

func collect(fset *token.FileSet, roots []*packages.Package, isTarget map[string]bool, opt Options) (*Result, error) {
	res := &Result{Fset: fset, Modules: map[string]*packages.Module{}}
	if dir, err := filepath.Abs(opt.Dir); err == nil {
		res.Dir = dir
	}
	packages.Visit(roots, func(p *packages.Package) bool {
		if p.Module != nil {
			res.Modules[p.Module.Path] = p.Module
		}
		return true
	}, nil)
	matched := false
	for _, p := range roots {
		if len(p.Errors) > 0 && p.Types == nil || p.Name == "" {
			res.problem(p, true)
			continue
		}
		matched = true
		if !opt.Scope.Source(p.PkgPath, module(p)) {
			continue
		}
		broken := len(p.TypeErrors) > 0 || p.Types == nil || len(p.Syntax) == 0
		if len(p.Errors) > 0 {
			res.problem(p, broken)
		}
		if broken {
			continue
		}
		if isTarget[p.ID] && res.Module == nil {
			res.Module = p.Module
		}
		res.Packages = append(res.Packages, &Package{
			Path: p.PkgPath, Types: p.Types, Info: p.TypesInfo, Files: p.Syntax,
			Module: p.Module, Target: isTarget[p.ID],
		})
	}
	sort.Slice(res.Packages, func(i, j int) bool { return res.Packages[i].Path < res.Packages[j].Path })
	if !matched && len(res.Problems) == 0 {
		return nil, fmt.Errorf("%w %s", ErrNoPackages, strings.Join(opt.Patterns, " "))
	}
	return res, nil
}

// problem records the errors of a package, the first few of each kind.
func (r *Result) problem(p *packages.Package, skipped bool) {
	const most = 3
	for i, e := range p.Errors {
		if i == most {
			r.Problems = append(r.Problems, Problem{Package: p.PkgPath, Message: fmt.Sprintf("and %d more errors", len(p.Errors)-most), Skipped: skipped})
			break
		}
		r.Problems = append(r.Problems, Problem{Package: p.PkgPath, Pos: e.Pos, Message: strings.TrimSpace(e.Msg), Skipped: skipped})
	}
}
