// Package guard turns a panic of a pass into an error.
//
// A driver that goes package by package runs the passes on every dependency; a
// panic there would take down the analysis of everything that imports it. With
// an error the package is named, has no facts, and its importers say less.
package guard

import (
	"fmt"
	"runtime/debug"

	"golang.org/x/tools/go/analysis"
)

// Run returns run with its panics turned into errors.
func Run(run func(*analysis.Pass) (any, error)) func(*analysis.Pass) (any, error) {
	return func(pass *analysis.Pass) (result any, err error) {
		defer func() {
			if r := recover(); r != nil {
				result, err = nil, fmt.Errorf("internal error of %s in package %s: %v\n%s", pass.Analyzer.Name, pass.Pkg.Path(), r, debug.Stack())
			}
		}()
		return run(pass)
	}
}
