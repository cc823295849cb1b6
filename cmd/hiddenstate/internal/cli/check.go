package cli

import (
	"cmp"
	"flag"
	"fmt"
	"go/token"
	"io"
	"slices"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/standalone"
	"github.com/hiddenstate/hiddenstate/passes/classify"
	"github.com/hiddenstate/hiddenstate/passes/config"
)

// runCheck prints findings as file:line:col: message.
func runCheck(env *environment, args []string) int {
	fs := flag.NewFlagSet("check", flag.ContinueOnError)
	var flags analysis
	flags.register(fs, "warning")
	if status, ok := parse(env, fs, args); !ok {
		return status
	}
	opt, sev, kinds, err := flags.options(fs.Args())
	if err != nil {
		return env.errorf("%v", err)
	}
	a, err := run(env, opt)
	if err != nil {
		return env.errorf("%v", err)
	}
	status := problems(env, a, flags.allowErrors)
	if len(a.State.Points) == 0 && len(a.Load.Packages) > 0 {
		fmt.Fprintln(env.stderr, "hiddenstate: "+noEntryPoints)
	}
	lines := checkLines(a, sev, kinds, flags.strict)
	if len(lines) > 0 {
		if _, err := io.WriteString(env.stdout, strings.Join(lines, "\n")+"\n"); err != nil {
			return env.errorf("writing the findings: %v", err)
		}
	}
	if status == exitClean && len(lines) > 0 {
		status = exitFindings
	}
	return status
}

// A line is what check prints of one finding.
type line struct {
	file      string
	line, col int
	text      string
}

// newLine makes a line about a position, whose path is shown relative to the
// folder that was analysed.
func newLine(a *standalone.Analysis, pos token.Pos, text string) line {
	p := a.Load.Fset.Position(pos)
	return line{relative(a.Load.Dir, p.Filename), p.Line, p.Column, text}
}

// String renders the line as compilers do.
func (l line) String() string { return fmt.Sprintf("%s:%d:%d: %s", l.file, l.line, l.col, l.text) }

// checkLines renders what check prints, sorted by position.
func checkLines(a *standalone.Analysis, sev classify.Severity, kinds map[string]bool, strict bool) []string {
	var lines []line
	for _, f := range a.Findings {
		if f.Accepted != nil || f.Severity < sev || f.Confidence == classify.Low && !strict || kinds != nil && !kinds[f.Kind] {
			continue
		}
		lines = append(lines, newLine(a, f.Pos, f.Message(a.Load.Fset)))
	}
	if (kinds == nil || kinds[config.Directive]) && sev <= classify.Warning {
		lines = append(lines, directiveLines(a)...)
	}
	return sorted(lines)
}

// sorted renders lines in the order of the source.
func sorted(lines []line) []string {
	slices.SortFunc(lines, func(a, b line) int {
		return cmp.Or(cmp.Compare(a.file, b.file), cmp.Compare(a.line, b.line), cmp.Compare(a.col, b.col), cmp.Compare(a.text, b.text))
	})
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = l.String()
	}
	return out
}
