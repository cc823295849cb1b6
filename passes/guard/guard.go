// Package guard keeps a panic of a pass to the package that it happened in.
//
// A driver that goes package by package runs the passes on every dependency; a
// panic there would take down the analysis of everything that imports it, and an
// error would fail a build for a fault that is not its own. So a pass that
// panics yields nothing, as for a package that is not analysed as source: there
// are no findings and no facts, the importers say less, and a line on standard
// error says so. It errs on the quiet side.
package guard

import (
	"fmt"
	"io"
	"os"
	"reflect"
	"runtime"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// Run returns run without its panics: if run panics, the result is the zero
// value of the analyzer's result type, and there is no error. Errors that run
// returns, such as those of a wrong setting, stay errors.
func Run(run func(*analysis.Pass) (any, error)) func(*analysis.Pass) (any, error) {
	return guarded(os.Stderr, run)
}

func guarded(w io.Writer, run func(*analysis.Pass) (any, error)) func(*analysis.Pass) (any, error) {
	return func(pass *analysis.Pass) (result any, err error) {
		defer func() {
			r := recover()
			if r == nil {
				return
			}
			cause, _, _ := strings.Cut(fmt.Sprint(r), "\n")
			Say(w, pass, fmt.Sprintf("%s at %s", cause, origin()))
			result, err = nil, nil
			if t := pass.Analyzer.ResultType; t != nil {
				result = reflect.Zero(t).Interface()
			}
		}()
		return run(pass)
	}
}

// Say writes that a pass could not do its work on a package, and why: drivers
// have no channel of their own for what is neither a finding nor a failure.
func Say(w io.Writer, pass *analysis.Pass, cause string) {
	fmt.Fprintf(w, "hiddenstate: internal error of %s: %s; package %s is left out; please report it\n", pass.Analyzer.Name, cause, pass.Pkg.Path())
}

// origin returns file and line of the call that panicked. It is called by the
// deferred function that recovers.
func origin() string {
	pc := make([]uintptr, 16)
	frames := runtime.CallersFrames(pc[:runtime.Callers(3, pc)])
	for {
		f, more := frames.Next()
		if !strings.HasPrefix(f.Function, "runtime.") {
			// The folder tells files of one name apart; what is above it depends
			// on where the program was built.
			parts := strings.Split(f.File, "/")
			return fmt.Sprintf("%s:%d", strings.Join(parts[max(0, len(parts)-2):], "/"), f.Line)
		}
		if !more {
			return "an unknown place"
		}
	}
}
