package load

import (
	"errors"
	"fmt"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/tools/go/packages"
)

// ErrNoPackages says that the patterns match no package that could be analysed.
var ErrNoPackages = errors.New("no packages match")

// ErrNoSource says that the patterns match packages, none of which is analysed
// as source.
var ErrNoSource = errors.New("no package of the main module among")

// A Problem is a package that did not load, or not wholly. There is one for a
// package, with the first of its errors.
type Problem struct {
	Package string // import path, or the pattern that names none
	Pos     string // "file:line:col" with an absolute path; may be empty
	Message string // one line
	Skipped bool   // the package is not in the analysis
	// Unbuilt says that the package does not build. Its source may be in the
	// analysis all the same, as when only a file to embed is missing.
	Unbuilt bool
}

// String renders the problem on one line.
func (p Problem) String() string {
	s := p.Message
	if p.Package != "" {
		s = p.Package + ": " + s
	}
	if p.Pos != "" {
		s = p.Pos + ": " + s
	}
	return s
}

// problem records what is wrong with a package.
func (r *Result) problem(p *packages.Package, skipped bool) {
	errs := telling(p)
	first := errs[0]
	msg := oneLine(first.Msg)
	if path, ok := strings.CutPrefix(msg, "could not import "); ok {
		// The type checker does not know why; the go command does.
		path, _, _ = strings.Cut(path, " ")
		if imp := p.Imports[path]; imp != nil && len(imp.Errors) > 0 {
			msg = oneLine(imp.Errors[0].Msg)
			if !strings.Contains(msg, path) {
				msg = "could not import " + path + ": " + msg
			}
		}
	}
	switch n := len(errs) - 1; {
	case n == 1:
		msg += " (and 1 more error)"
	case n > 1:
		msg += fmt.Sprintf(" (and %d more errors)", n)
	}
	r.Problems = append(r.Problems, Problem{
		Package: p.PkgPath, Pos: r.absolute(first.Pos), Message: msg, Skipped: skipped, Unbuilt: true,
	})
}

// telling returns the errors of a package that say most: those of the first
// stage that failed, in the order of the source. The go command repeats what
// the compiler says of a package without a position; that is left out unless
// nothing else is known.
func telling(p *packages.Package) []packages.Error {
	for _, kind := range []packages.ErrorKind{packages.ParseError, packages.TypeError, packages.ListError, packages.UnknownError} {
		var errs []packages.Error
		for _, e := range p.Errors {
			if e.Kind == kind {
				errs = append(errs, e)
			}
		}
		if len(errs) > 0 {
			sort.SliceStable(errs, func(i, j int) bool { return before(errs[i].Pos, errs[j].Pos) })
			return errs
		}
	}
	return []packages.Error{{Msg: "the go command found no Go files to load"}}
}

// before orders two positions "file:line:col".
func before(a, b string) bool {
	fa, la, ca := split(a)
	fb, lb, cb := split(b)
	if fa != fb {
		return fa < fb
	}
	if la != lb {
		return la < lb
	}
	return ca < cb
}

// split takes a position "file:line:col", of which col and line may be missing, apart.
func split(pos string) (file string, line, col int) {
	file = pos
	var nums []int
	for len(nums) < 2 {
		i := strings.LastIndexByte(file, ':')
		if i < 0 {
			break
		}
		n, err := strconv.Atoi(file[i+1:])
		if err != nil {
			break
		}
		nums = append([]int{n}, nums...)
		file = file[:i]
	}
	switch len(nums) {
	case 2:
		return file, nums[0], nums[1]
	case 1:
		return file, nums[0], 0
	}
	return file, 0, 0
}

// absolute makes the position that the go command gives, relative to the folder
// that it ran in, absolute. "-" stands for no position.
func (r *Result) absolute(pos string) string {
	if pos == "" || pos == "-" {
		return ""
	}
	if filepath.IsAbs(pos) {
		return pos
	}
	return filepath.Join(r.Dir, pos)
}

// oneLine makes one line of a message of the go command: it indents what to do
// on lines of their own, and puts a heading with the package's name first.
func oneLine(msg string) string {
	var parts []string
	for line := range strings.Lines(msg) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		parts = append(parts, strings.TrimPrefix(line, "go: "))
	}
	return strings.Join(parts, " ")
}

// An Error is a failure of the go command to say anything about the patterns.
type Error struct {
	Message string // what the go command says, on one line
	Err     error
}

// Error implements error.
func (e *Error) Error() string { return e.Message }

// Unwrap returns the error as go/packages gave it.
func (e *Error) Unwrap() error { return e.Err }

// driverError returns what the go command says without go/packages' account of
// how it ran.
func driverError(err error) error {
	msg := err.Error()
	if _, stderr, ok := strings.Cut(msg, "stderr: "); ok && strings.TrimSpace(stderr) != "" {
		msg = stderr
	}
	return &Error{Message: oneLine(strings.TrimSuffix(strings.TrimSpace(strings.TrimPrefix(msg, "err: ")), ": stderr:")), Err: err}
}
