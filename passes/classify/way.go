package classify

import (
	"slices"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// A Way is how requests get to the state of a finding: from an entry point
// through functions, the entry point's own first, to a line.
type Way struct {
	Entry     *entrypoints.Point
	Functions []*effects.Func
	Site      Site
}

// Way returns the way that shows best what the finding is about, and whether an
// effect is known that it could lead to. It ends where requests put something into
// the finding's own place; where they take things out, make a folder, change a
// number beside it or something grouped under the finding only if there is no
// such line. Of several it is the shortest.
func (f *Finding) Way() (Way, bool) {
	var best *way
	for _, w := range f.ways() {
		if best == nil || w.before(f.prog, best) {
			best = w
		}
	}
	if best == nil {
		return Way{}, false
	}
	functions := effects.Chain(best.effect)
	if from := best.entry.Func; len(functions) == 0 || functions[0] != from {
		functions = append([]*effects.Func{from}, functions...)
	}
	// A section is entered by whoever calls the function that locks for it.
	if i := slices.Index(functions, best.site.Func); i >= 0 {
		functions = functions[:i+1]
	}
	return Way{best.entry, functions, best.site}, true
}

// A way leads to one effect.
type way struct {
	entry  *entrypoints.Point
	effect *effects.Effect
	site   Site
	// rank says what speaks against the line, the weightiest first.
	rank [6]bool
}

// ways returns the ways to all that requests do to the finding's places.
func (f *Finding) ways() []*way {
	var out []*way
	for _, c := range f.Cells() {
		own := c == f.Cell || f.renamed
		for _, a := range c.Accesses {
			if a.Entry == nil {
				continue
			}
			s := a.Effect.Site
			w := &way{entry: a.Entry, effect: a.Effect}
			w.site = Site{Func: s.Func, Pos: s.Pos, At: s.At, Operation: Operation(a.Effect), Access: a}
			w.rank = [...]bool{
				!keeps(a),
				!own,
				s.Pos != f.Pos || s.At != f.At,
				a.Cell != f.Cell.Cell && isPart(a.Cell),
				a.Effect.PutsBack(),
				// A generation of maps that is begun anew.
				!a.Effect.Val.Set.Has(origin.Request | origin.Random | origin.External),
			}
			out = append(out, w)
		}
		if f.Kind != "locallock" {
			continue
		}
		for _, l := range c.Locks {
			w := &way{entry: l.Entry, effect: l.Effect, site: f.enters(l)}
			w.rank[1] = !own
			out = append(out, w)
		}
	}
	return out
}

// keeps reports whether an access leaves more in its place than there was.
func keeps(a *cells.Access) bool {
	e := a.Effect
	switch {
	case !Fills(Operation(e)), shrinks(e):
		return false
	case e.Op == effects.OpSend:
		// Else it goes through a channel that is kept in there.
		return a.Cell.Shape().Container == shape.Channel
	}
	return true
}

// before reports whether w shows better than v what the finding is about.
func (w *way) before(prog *effects.Program, v *way) bool {
	for i := range w.rank {
		if w.rank[i] != v.rank[i] {
			return !w.rank[i]
		}
	}
	if w.entry.Wrapper != v.entry.Wrapper {
		return !w.entry.Wrapper // what middleware writes it mostly renews
	}
	if w.effect.Depth != v.effect.Depth {
		return w.effect.Depth < v.effect.Depth
	}
	if w.site.Pos != v.site.Pos {
		return prog.Before(w.site.Pos, v.site.Pos)
	}
	return w.site.At < v.site.At
}

// enters returns the line at which a critical section is entered.
func (f *Finding) enters(l *cells.Lock) Site {
	if enter := l.Section.Enter; enter != nil {
		return Site{Func: f.prog.FuncOf(enter.Parent()), Pos: enter.Pos(), Operation: effects.OpLock.String()}
	}
	s := l.Effect.Site
	return Site{Func: s.Func, Pos: s.Pos, At: s.At, Operation: effects.OpLock.String()}
}

// Cells returns the finding's own cell and those that are grouped under it.
func (f *Finding) Cells() []*cells.Cell { return append([]*cells.Cell{f.Cell}, f.grouped...) }

// Operations returns what each entry point does to the finding's places, by name
// and in the order found.
func (f *Finding) Operations() map[*entrypoints.Point][]string {
	out := map[*entrypoints.Point][]string{}
	for _, w := range f.ways() {
		if name := w.site.Operation; !slices.Contains(out[w.entry], name) {
			out[w.entry] = append(out[w.entry], name)
		}
	}
	return out
}

// Reads returns the reads of the finding's places on request paths.
func (f *Finding) Reads() []cells.Read {
	var out []cells.Read
	for _, c := range f.Cells() {
		out = append(out, c.Reads...)
	}
	return append(out, f.fileReads...)
}
