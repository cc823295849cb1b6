// Package load brings a service's packages into memory for the standalone
// driver: syntax and types for the packages that are analysed as source, export
// data for all others, which is what makes an audit faster than a build.
//
// It errs on the side of going on: a package that does not load is reported
// and left out, and what imports it is analysed as far as its own types allow.
package load

import (
	"context"
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"slices"
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

// A Result is a loaded program.
type Result struct {
	Fset     *token.FileSet
	Packages []*Package // sorted by path
	Problems []Problem
	Module   *packages.Module            // the main module of the first target, nil if none
	Modules  map[string]*packages.Module // all modules in the build, by path
	Dir      string                      // the folder that was loaded, absolute
	// Whole says that every package of the main module is in the result.
	Whole bool
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

// Load loads what the patterns name, and every source package that those import.
// It fails with an [*Error] if the go command does, and with [ErrNoPackages] or
// [ErrNoSource] if nothing is left to analyse and no problem says why.
func Load(ctx context.Context, opt Options) (*Result, error) {
	fset := token.NewFileSet()
	cfg := &packages.Config{Context: ctx, Mode: mode, Dir: opt.Dir, Fset: fset}
	if opt.Tags != "" {
		cfg.BuildFlags = append(cfg.BuildFlags, "-tags="+opt.Tags)
	}
	targets, err := packages.Load(cfg, opt.Patterns...)
	if err != nil {
		return nil, driverError(err)
	}
	isTarget := map[string]bool{}
	for _, p := range targets {
		isTarget[p.ID] = true
	}
	roots := targets
	var files []string // named as such
	if more := imported(targets, isTarget, opt.Scope); len(more) > 0 {
		// Packages of the module that the patterns do not name came as export
		// data: load them with their syntax, too.
		cfg.Fset = token.NewFileSet()
		fset = cfg.Fset
		names := append([]string(nil), more...)
		var unknown []*packages.Package // what patterns that match nothing came as
		for _, p := range targets {
			switch {
			case p.Name == "":
				unknown = append(unknown, p)
			case len(p.GoFiles) == 0:
			case p.PkgPath == "command-line-arguments":
				// The go command takes files or packages, not both: load the
				// package that the files belong to.
				files = append(files, p.GoFiles...)
				names = append(names, filepath.Dir(p.GoFiles[0]))
			default:
				names = append(names, p.PkgPath)
			}
		}
		sort.Strings(names)
		if roots, err = packages.Load(cfg, names...); err != nil {
			return nil, driverError(err)
		}
		roots = append(roots, unknown...)
	}
	res, err := collect(fset, roots, func(p *packages.Package) bool { return isTarget[p.ID] || has(p, files) }, opt)
	if err != nil {
		return nil, err
	}
	for _, f := range files {
		if !slices.ContainsFunc(roots, func(p *packages.Package) bool { return has(p, []string{f}) }) {
			res.Problems = append(res.Problems, Problem{
				Package: "command-line-arguments", Pos: f, Skipped: true, Unbuilt: true,
				Message: "the file is not in the package of its folder, whose build constraints leave it out: set -tags",
			})
		}
	}
	return res, nil
}

// has reports whether any of the files is one of the package's.
func has(p *packages.Package, files []string) bool {
	return slices.ContainsFunc(files, func(f string) bool { return slices.Contains(p.GoFiles, f) })
}

// imported returns the paths of source packages among the dependencies of
// targets that are not targets themselves.
func imported(targets []*packages.Package, isTarget map[string]bool, sc scope.Scope) []string {
	var more []string
	packages.Visit(targets, func(p *packages.Package) bool {
		missing := p.Module == nil && len(p.Errors) > 0
		if !isTarget[p.ID] && !missing && p.PkgPath != "unsafe" && p.PkgPath != "C" && sc.Source(p.PkgPath, module(p)) {
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

func collect(fset *token.FileSet, roots []*packages.Package, isTarget func(*packages.Package) bool, opt Options) (*Result, error) {
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
		if p.Name == "" {
			res.problem(p, true)
			continue
		}
		matched = true
		if !opt.Scope.Source(p.PkgPath, module(p)) {
			continue
		}
		broken := !wellFormed(p)
		if len(p.Errors) > 0 {
			res.problem(p, broken)
		}
		if broken {
			continue
		}
		if isTarget(p) && res.Module == nil {
			res.Module = p.Module
		}
		res.Packages = append(res.Packages, &Package{
			Path: p.PkgPath, Types: p.Types, Info: p.TypesInfo, Files: p.Syntax,
			Module: p.Module, Target: isTarget(p),
		})
	}
	sort.Slice(res.Packages, func(i, j int) bool { return res.Packages[i].Path < res.Packages[j].Path })
	sort.SliceStable(res.Problems, func(i, j int) bool { return res.Problems[i].Package < res.Problems[j].Package })
	res.Whole = whole(res, opt.Patterns)
	patterns := strings.Join(opt.Patterns, " ")
	switch {
	case !matched && len(res.Problems) == 0:
		return nil, fmt.Errorf("%w %s", ErrNoPackages, patterns)
	case !matched:
		return nil, fmt.Errorf("%w %s: %s", ErrNoPackages, patterns, res.Problems[0].Message)
	case len(res.Packages)+len(res.Problems) == 0:
		return nil, fmt.Errorf("%w %s", ErrNoSource, patterns)
	}
	return res, nil
}

// whole reports whether patterns name all packages of the main module and none
// of them was left out.
func whole(res *Result, patterns []string) bool {
	for _, p := range res.Problems {
		if p.Skipped {
			return false
		}
	}
	if res.Module == nil {
		return false
	}
	for _, p := range patterns {
		if p == "all" || p == res.Module.Path+"/..." || p == "./..." && sameDir(res.Dir, res.Module.Dir) {
			return true
		}
	}
	return false
}

// sameDir reports whether two absolute paths name one folder.
func sameDir(a, b string) bool {
	if a == b {
		return true
	}
	sa, err := os.Stat(a)
	if err != nil {
		return false
	}
	sb, err := os.Stat(b)
	return err == nil && os.SameFile(sa, sb)
}

// wellFormed reports whether SSA form can be built of a package: it has syntax
// without errors, and types.
func wellFormed(p *packages.Package) bool {
	if p.Types == nil || len(p.Syntax) == 0 || len(p.TypeErrors) > 0 {
		return false
	}
	for _, e := range p.Errors {
		if e.Kind == packages.ParseError || e.Kind == packages.TypeError {
			return false
		}
	}
	return true
}
