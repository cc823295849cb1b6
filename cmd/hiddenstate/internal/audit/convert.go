package audit

import (
	"go/token"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/classify"
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
	e := Entry{Operations: []string{}, Function: b.funcName(p.Name), File: pos.File, Line: pos.Line, Framework: p.Framework}
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
