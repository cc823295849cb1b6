package audit

import (
	"github.com/hiddenstate/hiddenstate/passes/classify"
)

// path returns the functions from an entry point to a line that is about the
// state, and that line last. It is empty if no such line is on a request path.
func (b *builder) path(f *classify.Finding, t *touching) []Frame {
	out := []Frame{}
	way, ok := f.Way()
	if !ok {
		way, ok = t.wayToUse(f)
	}
	if !ok {
		return out
	}
	for _, fn := range way.Functions {
		p := b.position(fn.Pos(), fn.At())
		out = append(out, Frame{Function: b.funcName(fn), File: p.File, Line: p.Line})
	}
	s := way.Site
	p := b.position(s.Pos, s.At)
	return append(out, Frame{Function: b.funcName(s.Func), File: p.File, Line: p.Line, Operation: s.Operation})
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
