package classify

import (
	"fmt"
	"go/token"
	"path/filepath"
	"sort"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/shape"
	"golang.org/x/tools/go/analysis"
)

// Message renders the finding on one line, in the order of the output contract:
// what is kept where, who writes it, what breaks, the move, the kind.
func (f *Finding) Message(fset *token.FileSet) string {
	var b strings.Builder
	b.WriteString(f.Subject())
	b.WriteByte(' ')
	b.WriteString(f.Says)
	if w := f.writers(fset); w != "" {
		fmt.Fprintf(&b, " (%s)", w)
	}
	b.WriteString(": ")
	b.WriteString(f.Breaks)
	if f.Move != "" {
		b.WriteString("; ")
		b.WriteString(f.Move)
	}
	fmt.Fprintf(&b, " [%s]", f.Kind)
	return b.String()
}

// Subject returns the short name that a message begins with.
func (f *Finding) Subject() string { return withoutClosures(f.Cell.Name) }

// writers says through which routes and functions requests get at the state.
func (f *Finding) writers(fset *token.FileSet) string {
	if s := f.Cell.Schedule; s != nil {
		return scheduled(s, fset)
	}
	points := f.writingPoints()
	if len(points) == 0 {
		return ""
	}
	const most = 2
	var parts []string
	for i, p := range points {
		if i == most {
			parts = append(parts, fmt.Sprintf("and %d more", len(points)-most))
			break
		}
		parts = append(parts, describe(p, fset))
	}
	return f.verb() + " " + strings.Join(parts, "; ")
}

func (f *Finding) verb() string {
	switch {
	case f.Cell.Kind == effects.Spot || f.Cell.Kind == effects.Files:
		return "reached from"
	case f.Kind == "locallock" || f.Kind == "ratelimit" && f.Cell.Shape().Container == shape.Channel:
		return "taken by"
	case f.Library != "":
		return "used by"
	}
	return "written by"
}

// writingPoints returns the entry points that write, those with routes first,
// handlers before middleware.
func (f *Finding) writingPoints() []*entrypoints.Point {
	points := append([]*entrypoints.Point(nil), f.Entries...)
	rank := func(p *entrypoints.Point) int {
		switch {
		case len(p.Routes) > 0 && !p.Wrapper:
			return 0
		case !p.Wrapper:
			return 1
		}
		return 2
	}
	sort.SliceStable(points, func(i, j int) bool { return rank(points[i]) < rank(points[j]) })
	return points
}

// describe renders an entry point: "POST /login, Login at login.go:40".
func describe(p *entrypoints.Point, fset *token.FileSet) string {
	var parts []string
	if len(p.Routes) > 0 {
		parts = append(parts, p.Routes[0].String())
	}
	at := p.Name.At()
	if pos := fset.Position(p.Name.Pos()); pos.IsValid() {
		at = pos.String()
	}
	name := plain(p.Name.Symbol())
	if at == "" {
		parts = append(parts, name)
	} else {
		parts = append(parts, name+" at "+shortPosition(at))
	}
	return strings.Join(parts, ", ")
}

// plain names a function literal by the function that it stands in.
func plain(name string) string {
	outer, _, literal := strings.Cut(name, "$")
	if literal {
		return "a function literal in " + outer
	}
	return name
}

// shortPosition turns "/dir/login.go:40:6" into "login.go:40".
func shortPosition(at string) string {
	at = filepath.Base(at)
	parts := strings.SplitN(at, ":", 3)
	if len(parts) < 2 {
		return at
	}
	return parts[0] + ":" + parts[1]
}

// Related returns the places that help to understand the finding: the first
// write, and the handler that leads to it. There are at most two.
func (f *Finding) Related() []analysis.RelatedInformation {
	var out []analysis.RelatedInformation
	for _, s := range f.Sites {
		if s.Access != nil && s.Pos.IsValid() && s.Pos != f.Pos {
			out = append(out, analysis.RelatedInformation{Pos: s.Pos, Message: s.Operation + " here"})
			break
		}
	}
	for _, p := range f.writingPoints() {
		if p.Name.Pos().IsValid() {
			out = append(out, analysis.RelatedInformation{Pos: p.Name.Pos(), Message: "reached from " + plain(p.Name.Name())})
			break
		}
	}
	return out
}
