package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/load"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/standalone"
)

// noEntryPoints says why nothing was found where nothing could be.
const noEntryPoints = "no entry point was found, so nothing can be said about state; " +
	"mark handlers with //hiddenstate:entry, or use -entry=exported for a library"

// explain adds what to do to an error that ended the analysis.
func explain(ctx context.Context, err error, opt load.Options) error {
	if ctx.Err() != nil {
		return errors.New("interrupted; nothing was written")
	}
	var failed *load.Error
	msg := err.Error()
	says := func(parts ...string) bool {
		for _, p := range parts {
			if strings.Contains(msg, p) {
				return true
			}
		}
		return false
	}
	switch {
	case says("listed in go.work"):
		return fmt.Errorf("%s: the workspace's go.work does not use a module there; name its modules as ./module/..., or go work use it", opt.Dir)
	case says("go.mod file not found", "cannot find main module", "does not contain main module"):
		return fmt.Errorf("%s is not in a Go module: there is no go.mod there or above; -C DIR analyses the module in DIR", opt.Dir)
	case says("executable file not found"):
		return fmt.Errorf("the go command is needed to load packages and is not in PATH: %s", msg)
	case says("is not in std"):
		return fmt.Errorf("%w; a pattern for packages of the module begins with ./, and hiddenstate help lists the commands", err)
	case errors.Is(err, load.ErrNoPackages):
		return fmt.Errorf("%w in %s; go list %s there shows what the go command finds", err, opt.Dir, strings.Join(opt.Patterns, " "))
	case errors.Is(err, load.ErrNoSource):
		return fmt.Errorf("%w; -include=PATH analyses others as source", err)
	case errors.As(err, &failed):
		return fmt.Errorf("the go command cannot load %s in %s: %s", strings.Join(opt.Patterns, " "), opt.Dir, msg)
	}
	return err
}

// misplaced returns the command that is among the patterns, as when flags were
// written before it; empty if there is none. No
// package of a module has such a path: patterns for folders begin with ./.
func misplaced(patterns []string) string {
	for _, p := range patterns {
		for _, c := range commands() {
			if p == c.name {
				return p
			}
		}
	}
	return ""
}

// problems prints what could not be analysed and returns the exit status that
// it calls for.
func problems(env *environment, a *standalone.Analysis, allow bool) int {
	status := exitClean
	for _, p := range a.Problems {
		p.Pos = relative(a.Load.Dir, p.Pos)
		text := p.String()
		switch {
		case p.Skipped:
			text += "; the package was left out"
		case p.Unbuilt:
			text += "; the package was analysed without it"
		}
		if p.Skipped || p.Unbuilt {
			if allow {
				text += ", as -allow-errors allows"
			} else {
				text += "; mend it, or accept that with -allow-errors"
				status = exitFailed
			}
		}
		fmt.Fprintf(env.stderr, "hiddenstate: %s\n", text)
	}
	return status
}

// relative makes a path below dir relative to it.
func relative(dir, path string) string {
	if rel, err := filepath.Rel(dir, path); err == nil && path != "" && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return rel
	}
	return path
}

// protect turns a panic of the analysis into an error that names a file with
// the stack: the stack is for the report of a bug, not for the person who
// wanted an answer.
func protect(run func() (*standalone.Analysis, error)) (a *standalone.Analysis, err error) {
	defer func() {
		r := recover()
		if r == nil {
			return
		}
		where := ""
		if f, ferr := os.CreateTemp("", "hiddenstate-panic-*.txt"); ferr == nil {
			fmt.Fprintf(f, "hiddenstate %s: %v\n\n%s", Version(), r, debug.Stack())
			if f.Close() == nil {
				where = ", with " + f.Name()
			}
		}
		a, err = nil, fmt.Errorf("internal error: %s; please report it%s", firstLine(fmt.Sprint(r)), where)
	}()
	return run()
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
