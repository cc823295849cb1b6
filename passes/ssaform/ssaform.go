// Package ssaform builds the SSA form of the packages that are analysed as source.
//
// Packages outside the analysis get a shell that holds their declarations, so
// that calls into them have a callee; their bodies are never built. That is why
// the passes do not use x/tools' buildssa, which builds every package that the
// driver visits.
package ssaform

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"runtime/debug"
	"sync"

	"golang.org/x/tools/go/ssa"
)

// A Source is a type-checked package to build.
type Source struct {
	Types *types.Package
	Files []*ast.File
	Info  *types.Info
}

// A BuildError says that the SSA form of a package could not be built.
type BuildError struct {
	Path  string // import path of the package
	Cause any    // what the builder panicked with
	Stack []byte
}

// Error implements error.
func (e *BuildError) Error() string {
	return fmt.Sprintf("package %s: building SSA form: %v", e.Path, e.Cause)
}

// Build builds the sources into one program, in parallel. The result has one
// package for each source, nil for those that could not be built; the errors
// say which and why. Sources must be free of type errors.
func Build(fset *token.FileSet, sources []Source) ([]*ssa.Package, []error) {
	prog := ssa.NewProgram(fset, ssa.BuilderMode(0))
	source := make(map[*types.Package]bool, len(sources))
	for _, s := range sources {
		source[s.Types] = true
	}
	shells := map[*types.Package]bool{}
	pkgs := make([]*ssa.Package, len(sources))
	var errs []error
	for i, s := range sources {
		for _, imp := range s.Types.Imports() {
			if !source[imp] && !shells[imp] {
				shells[imp] = true
				prog.CreatePackage(imp, nil, nil, true)
			}
		}
		pkg, err := protect(s.Types.Path(), func() *ssa.Package {
			return prog.CreatePackage(s.Types, s.Files, s.Info, true)
		})
		if err != nil {
			errs = append(errs, err)
		}
		pkgs[i] = pkg
	}
	var wg sync.WaitGroup
	failed := make([]error, len(pkgs))
	for i, pkg := range pkgs {
		if pkg == nil {
			continue
		}
		wg.Go(func() {
			_, failed[i] = protect(pkg.Pkg.Path(), func() *ssa.Package { pkg.Build(); return pkg })
		})
	}
	wg.Wait()
	for i, err := range failed {
		if err != nil {
			pkgs[i] = nil
			errs = append(errs, err)
		}
	}
	return pkgs, errs
}

// protect runs build and turns a panic of the SSA builder into an error: one
// package with a construct that the builder does not know must not take the
// analysis of the others with it.
func protect(path string, build func() *ssa.Package) (pkg *ssa.Package, err error) {
	defer func() {
		if r := recover(); r != nil {
			pkg, err = nil, &BuildError{Path: path, Cause: r, Stack: debug.Stack()}
		}
	}()
	return build(), nil
}
