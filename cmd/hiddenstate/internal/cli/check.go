package cli

import (
	"flag"
	"fmt"
	"path/filepath"
	"sort"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/standalone"
	"github.com/hiddenstate/hiddenstate/passes/classify"
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
	if len(a.State.Points) == 0 {
		fmt.Fprintln(env.stderr, "hiddenstate: no entry point was found, so nothing can be said about state; "+
			"mark handlers with //hiddenstate:entry, or use -entry=exported for a library")
	}
	lines := checkLines(a, sev, kinds)
	for _, l := range lines {
		fmt.Fprintln(env.stdout, l)
	}
	if status == exitClean && len(lines) > 0 {
		status = exitFindings
	}
	return status
}

// checkLines renders what check prints, sorted by position.
func checkLines(a *standalone.Analysis, sev classify.Severity, kinds map[string]bool) []string {
	type line struct {
		file      string
		line, col int
		text      string
	}
	var lines []line
	add := func(f string, l, c int, msg string) {
		if rel, err := filepath.Rel(a.Load.Dir, f); err == nil && !strings.HasPrefix(rel, "..") {
			f = rel
		}
		lines = append(lines, line{f, l, c, msg})
	}
	for _, f := range a.Findings {
		if f.Accepted != nil || f.Severity < sev || f.Confidence == classify.Low || kinds != nil && !kinds[f.Kind] {
			continue
		}
		p := a.Load.Fset.Position(f.Pos)
		add(p.Filename, p.Line, p.Column, f.Message(a.Load.Fset))
	}
	if kinds == nil && sev <= classify.Warning {
		for _, d := range a.Directives.Problems {
			p := a.Load.Fset.Position(d.Pos)
			add(p.Filename, p.Line, p.Column, d.Message+" [directive]")
		}
		for _, d := range a.Directives.Stale() {
			p := a.Load.Fset.Position(d.Pos)
			add(p.Filename, p.Line, p.Column, "//hiddenstate:allow "+strings.Join(d.Kinds, ",")+" accepts nothing: there is no such state here any more; remove it [directive]")
		}
	}
	sort.Slice(lines, func(i, j int) bool {
		a, b := lines[i], lines[j]
		if a.file != b.file {
			return a.file < b.file
		}
		if a.line != b.line {
			return a.line < b.line
		}
		return a.text < b.text
	})
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = fmt.Sprintf("%s:%d:%d: %s", l.file, l.line, l.col, l.text)
	}
	return out
}
