// Package directive reads what a code base says of its own state:
//
//	//hiddenstate:allow KIND[,KIND] reason
//	//hiddenstate:entry [route]
//	//lint:ignore KIND[,KIND] reason
//
// An allow covers the declaration or statement that it stands on or above. The
// package decides what a directive covers and whether it is well formed; it errs
// on the side of covering too little: a directive that is not understood accepts
// nothing and is reported.
package directive

import (
	"fmt"
	"go/ast"
	"go/token"
	"sort"
	"strings"

	"honnef.co/go/tools/analysis/lint"
)

// An Allow is an accepted state.
type Allow struct {
	Kinds  []string
	Reason string
	Pos    token.Pos // of the comment

	file  string
	first int // lines covered
	last  int
	used  bool
	// Lint is set for //lint:ignore, which is honoured but never reported as
	// stale: it may be meant for another tool's check of the same name.
	Lint bool
}

// An Entry marks a function as an entry point.
type Entry struct {
	Func  *ast.FuncDecl
	Route string
}

// A Problem is a directive that cannot be honoured.
type Problem struct {
	Pos     token.Pos
	Message string
}

// A Set holds the directives of some files.
type Set struct {
	Allows   []*Allow
	Entries  []Entry
	Problems []Problem
	fset     *token.FileSet
}

const prefix = "//hiddenstate:"

// Parse reads the directives of files. isKind says which kinds there are.
func Parse(fset *token.FileSet, files []*ast.File, isKind func(string) bool) *Set {
	s := &Set{fset: fset}
	var linted []*ast.File
	for _, f := range files {
		own, lints := false, false
		for _, g := range f.Comments {
			for _, c := range g.List {
				own = own || strings.HasPrefix(c.Text, prefix)
				lints = lints || strings.HasPrefix(c.Text, "//lint:ignore")
			}
		}
		if own {
			s.file(f, isKind)
		}
		if lints {
			linted = append(linted, f)
		}
	}
	s.lint(linted, isKind)
	sort.Slice(s.Allows, func(i, j int) bool { return s.Allows[i].Pos < s.Allows[j].Pos })
	return s
}

// file reads the directives of one file.
func (s *Set) file(f *ast.File, isKind func(string) bool) {
	covered := declarations(f)
	for _, g := range f.Comments {
		for _, c := range g.List {
			text, ok := strings.CutPrefix(c.Text, prefix)
			if !ok {
				continue
			}
			verb, rest, _ := strings.Cut(text, " ")
			switch verb {
			case "allow":
				s.allow(c, g, covered[g], strings.TrimSpace(rest), isKind)
			case "entry":
				fn, ok := covered[g].(*ast.FuncDecl)
				if !ok {
					s.problem(c, "//hiddenstate:entry must stand in the comment above a function")
					continue
				}
				s.Entries = append(s.Entries, Entry{fn, strings.TrimSpace(rest)})
			default:
				s.problem(c, fmt.Sprintf("unknown directive //hiddenstate:%s: want allow or entry", verb))
			}
		}
	}
}

func (s *Set) problem(c *ast.Comment, msg string) {
	s.Problems = append(s.Problems, Problem{c.Pos(), msg})
}

// allow reads one //hiddenstate:allow.
func (s *Set) allow(c *ast.Comment, g *ast.CommentGroup, on ast.Node, text string, isKind func(string) bool) {
	kinds, reason, _ := strings.Cut(text, " ")
	reason = strings.TrimSpace(reason)
	if kinds == "" {
		s.problem(c, "//hiddenstate:allow names no kind: write //hiddenstate:allow KIND reason")
		return
	}
	a := &Allow{Kinds: strings.Split(kinds, ","), Reason: reason, Pos: c.Pos()}
	for _, k := range a.Kinds {
		if !isKind(k) {
			s.problem(c, fmt.Sprintf("//hiddenstate:allow names an unknown kind %q: hiddenstate kinds lists them", k))
			return
		}
	}
	if reason == "" {
		s.problem(c, fmt.Sprintf("//hiddenstate:allow %s gives no reason: write why the state may stay", kinds))
		return
	}
	s.cover(a, c, g, on)
	s.Allows = append(s.Allows, a)
}

// cover sets the lines that a directive covers: the declaration that it
// documents, the line that it stands behind, or the line below.
func (s *Set) cover(a *Allow, c *ast.Comment, g *ast.CommentGroup, on ast.Node) {
	pos := s.fset.Position(c.Pos())
	a.file = pos.Filename
	if on != nil {
		a.first, a.last = s.fset.Position(on.Pos()).Line, s.fset.Position(on.End()).Line
		return
	}
	a.first = pos.Line
	a.last = s.fset.Position(g.End()).Line + 1
}

// lint reads the //lint:ignore directives that name one of our kinds.
func (s *Set) lint(files []*ast.File, isKind func(string) bool) {
	if len(files) == 0 {
		return
	}
	for _, d := range lint.ParseDirectives(files, s.fset) {
		if d.Command != "ignore" || len(d.Arguments) < 2 {
			continue
		}
		var kinds []string
		for _, k := range strings.Split(d.Arguments[0], ",") {
			if isKind(k) {
				kinds = append(kinds, k)
			}
		}
		if len(kinds) == 0 {
			continue
		}
		pos := s.fset.Position(d.Node.Pos())
		s.Allows = append(s.Allows, &Allow{
			Kinds: kinds, Reason: strings.Join(d.Arguments[1:], " "), Pos: d.Directive.Pos(),
			file: pos.Filename, first: pos.Line, last: pos.Line, Lint: true,
		})
	}
}

// declarations maps the comment groups that document something to what they
// document.
func declarations(f *ast.File) map[*ast.CommentGroup]ast.Node {
	on := map[*ast.CommentGroup]ast.Node{}
	add := func(g *ast.CommentGroup, n ast.Node) {
		if g != nil && on[g] == nil {
			on[g] = n
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncDecl:
			add(n.Doc, n)
		case *ast.GenDecl:
			add(n.Doc, n)
		case *ast.ValueSpec:
			add(n.Doc, n)
			add(n.Comment, n)
		case *ast.TypeSpec:
			add(n.Doc, n)
			add(n.Comment, n)
		case *ast.Field:
			add(n.Doc, n)
			add(n.Comment, n)
		}
		return true
	})
	return on
}

// Accepts returns the directive that accepts a state of the given kind at pos,
// nil if there is none, and notes that the directive is good for something.
func (s *Set) Accepts(kind string, pos token.Pos) *Allow {
	p := s.fset.Position(pos)
	for _, a := range s.Allows {
		if a.file != p.Filename || p.Line < a.first || p.Line > a.last {
			continue
		}
		for _, k := range a.Kinds {
			if k == kind {
				a.used = true
				return a
			}
		}
	}
	return nil
}

// Covers returns the directive that accepts a state that is declared at pos, or
// one that stands on every line that writes it; nil if there is neither.
func (s *Set) Covers(kind string, pos token.Pos, writes []token.Pos) *Allow {
	if pos.IsValid() {
		if a := s.Accepts(kind, pos); a != nil {
			return a
		}
	}
	var last *Allow
	for _, w := range writes {
		if last = s.Accepts(kind, w); last == nil {
			return nil
		}
	}
	return last
}

// Stale returns the directives that accepted nothing.
func (s *Set) Stale() []*Allow {
	var out []*Allow
	for _, a := range s.Allows {
		if !a.used && !a.Lint {
			out = append(out, a)
		}
	}
	return out
}
