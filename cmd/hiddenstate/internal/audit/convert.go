package audit

import (
	"go/token"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/classify"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
)

// id names a finding without line numbers, so that a baseline survives edits.
func (b *builder) id(f *classify.Finding) string {
	id := f.Kind + ":" + f.Symbol
	b.ids[id]++
	if n := b.ids[id]; n > 1 {
		id += "#" + strconv.Itoa(n)
	}
	return id
}

// entries renders an entry point, once for each of its routes.
func (b *builder) entries(p *entrypoints.Point) []Entry {
	pos := b.position(p.Name.Pos(), "")
	e := Entry{Operations: []string{}, Function: funcName(p.Name), File: pos.File, Line: pos.Line, Framework: p.Framework}
	if len(p.Routes) == 0 {
		return []Entry{e}
	}
	var out []Entry
	for _, r := range p.Routes {
		e.Route = r.String()
		out = append(out, e)
	}
	return out
}

// path returns the functions from an entry point to a write, the shortest way there
// is, and the write itself last. What puts something there goes before what takes
// it away: the login explains a session, the logout does not. The path is empty if
// no write is on a request path.
func (b *builder) path(f *classify.Finding) []Frame {
	var best *classify.Site
	for i := range f.Sites {
		s := &f.Sites[i]
		if s.Access == nil || s.Access.Entry == nil {
			continue
		}
		if best == nil || closer(s, best) {
			best = s
		}
	}
	out := []Frame{}
	if best == nil {
		return out
	}
	add := func(fn *effects.Func) {
		p := b.position(fn.Pos(), fn.At())
		out = append(out, Frame{Function: funcName(fn), File: p.File, Line: p.Line})
	}
	functions := effects.Chain(best.Access.Effect)
	if from := best.Access.Entry.Func; len(functions) == 0 || functions[0] != from {
		add(from)
	}
	for _, fn := range functions {
		add(fn)
	}
	p := b.position(best.Pos, best.At)
	return append(out, Frame{Function: funcName(best.Func), File: p.File, Line: p.Line, Operation: best.Operation})
}

// closer reports whether the way to s explains a finding better than the way to t.
func closer(s, t *classify.Site) bool {
	if a, b := s.Leaves(), t.Leaves(); a != b {
		return a
	}
	a, b := s.Access, t.Access
	if a.Entry.Wrapper != b.Entry.Wrapper {
		return b.Entry.Wrapper // what middleware writes it mostly renews
	}
	return a.Effect.Depth < b.Effect.Depth
}

// chain names the functions of a path.
func chain(path []Frame) []string {
	out := []string{}
	for _, fr := range path {
		if fr.Operation == "" {
			out = append(out, fr.Function)
		}
	}
	return out
}

func (b *builder) position(pos token.Pos, at string) Position {
	if at != "" && !pos.IsValid() {
		return parsePosition(at)
	}
	p := b.Load.Fset.Position(pos)
	return Position{File: b.relative(p.Filename), Line: p.Line, Column: p.Column}
}

// parsePosition reads "file:line:col" or "file:line".
func parsePosition(s string) Position {
	var numbers []int
	for len(numbers) < 2 {
		i := strings.LastIndexByte(s, ':')
		if i <= 0 {
			break
		}
		n, err := strconv.Atoi(s[i+1:])
		if err != nil {
			break
		}
		numbers = append(numbers, n)
		s = s[:i]
	}
	p := Position{File: s}
	switch len(numbers) {
	case 1:
		p.Line = numbers[0]
	case 2:
		p.Line, p.Column = numbers[1], numbers[0]
	}
	return p
}

// relative makes a path relative to the module root, with slashes.
func (b *builder) relative(path string) string {
	if path == "" || b.root == "" {
		return path
	}
	if rel, err := filepath.Rel(b.root, path); err == nil && !strings.HasPrefix(rel, "..") {
		path = rel
	}
	return filepath.ToSlash(path)
}

// funcName renders a function as reports do: "auth.(*Manager).Create".
func funcName(fn *effects.Func) string {
	if fn == nil {
		return ""
	}
	pkg := fn.Package()
	if pkg == nil {
		return fn.Name()
	}
	return pkg.Name() + "." + fn.Name()
}
