// Package classify decides what kind of hidden state a cell is, how bad that
// is, what breaks and where the state should go.
//
// A cell is reported under one kind, the first in the order of [rules] that
// fits. Structure decides: the types, the origin of keys and values, the
// operations and the patterns around them, what a library says of its objects.
// Names are the weakest evidence: they choose between kinds that structure
// allows. Where structure allows nothing, nothing is reported.
package classify

import (
	"sort"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
)

// rules are the kinds in the order of precedence.
var rules = [...]rule{
	{"session", session},
	{"idempotency", idempotency},
	{"ratelimit", ratelimit},
	{"processkey", processkey},
	{"localid", localid},
	{"locallock", locallock},
	{"liveconn", liveconn},
	{"dbconn", dbconn},
	{"localqueue", localqueue},
	{"embeddeddb", embeddeddb},
	{"localfile", localfile},
	{"localcron", localcron},
	{"cache", cache},
	{"globalstate", globalstate},
}

// Options say what the driver knows beyond the program.
type Options struct {
	// Has reports whether the module requires a package's module, so that
	// proposals name it first; nil if the driver does not know.
	Has func(importPath string) bool
}

// Findings classifies the cells of a program. The result is sorted by symbol.
func Findings(res *cells.Result, opt Options) []*Finding {
	var out []*Finding
	cases := Cases(res)
	var ways []*Case
	for _, k := range cases {
		f := judge(k, opt)
		switch {
		case f != nil:
			out = append(out, f)
		case k.Mailbox != nil:
			ways = append(ways, k)
		}
	}
	groupWays(out, ways)
	out = group(out)
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].Symbol != out[j].Symbol {
			return out[i].Symbol < out[j].Symbol
		}
		return out[i].Kind < out[j].Kind
	})
	return out
}

// judge returns the finding about a case, nil if no kind fits.
func judge(k *Case, opt Options) *Finding {
	for _, r := range rules {
		if v, ok := r.judge(k); ok {
			f := newFinding(r.kind, v, k)
			advise(f, k, opt)
			return f
		}
	}
	return nil
}

func newFinding(kind string, v verdict, k *Case) *Finding {
	f := &Finding{
		Kind: kind, Severity: v.severity, Confidence: v.confidence, Cell: k.Cell,
		Symbol: k.Symbol(), Pos: k.Pos, At: k.At,
		Says: v.says, Breaks: v.breaks, Move: v.move, Effort: v.effort,
		Evidence: v.evidence,
	}
	if len(k.States) > 0 {
		f.Library = libraryOf(k.States[0].ID)
	}
	for _, in := range k.Inner {
		f.Members = append(f.Members, in)
	}
	f.addSites(k)
	return f
}

// addSites lists the lines on request paths that write the cell or use it, and
// the entry points they are reached from.
func (f *Finding) addSites(k *Case) {
	seen := map[*effects.Site]bool{}
	points := map[*entrypoints.Point]bool{}
	for _, p := range f.Entries {
		points[p] = true
	}
	for _, a := range k.Accesses {
		if !points[a.Entry] {
			points[a.Entry] = true
			f.Entries = append(f.Entries, a.Entry)
		}
		s := a.Effect.Site
		if seen[s] {
			continue
		}
		seen[s] = true
		f.Sites = append(f.Sites, Site{Func: s.Func, Pos: s.Pos, At: s.At, Operation: a.Effect.Op.String(), Access: a})
		// The line of the holder through which a container is reached.
		for e := a.Effect; e.Via != nil && a.Cell != k.Cell.Cell; e = e.Via.Of {
			if e.Via.Of == nil {
				break
			}
			if call := callSite(e, k); call != nil {
				f.Sites = append(f.Sites, *call)
				break
			}
		}
	}
	if s := k.Cell.Schedule; s != nil {
		f.addSchedule(s)
	}
	if k.Key != nil {
		for _, u := range k.Key.Uses {
			f.Sites = append(f.Sites, Site{Func: u.Func, Pos: u.Pos, At: u.At, Operation: "key use"})
		}
		for _, w := range k.Key.Writes {
			f.Sites = append(f.Sites, Site{Func: w.Func, Pos: w.Pos, At: w.At, Operation: "key made"})
		}
	}
	for _, l := range k.Cell.Libraries {
		f.Sites = append(f.Sites, Site{Func: l.Call.Func, Pos: l.Call.Pos, At: l.Call.At, Operation: "library object made"})
	}
	for _, p := range k.Cell.Users {
		if !points[p] {
			points[p] = true
			f.Entries = append(f.Entries, p)
		}
	}
	for _, r := range k.Reads {
		if r.Use != cells.Updated {
			f.Sites = append(f.Sites, Site{Func: r.Func, Pos: r.Site.Pos, Operation: "read"})
		}
	}
	f.sortSites()
}

// addSchedule lists the lines of scheduled work: where the clock is made, where
// the loop waits for it, and what it then does outside the process.
func (f *Finding) addSchedule(s *cells.Schedule) {
	if s.Tick == nil {
		f.Sites = append(f.Sites, Site{Func: s.Func, Pos: f.Pos, Operation: "scheduled work"})
		for _, r := range s.Point.Routes {
			f.Sites = append(f.Sites, Site{Func: s.Func, Pos: r.Pos, Operation: "scheduled"})
		}
		return
	}
	for _, pos := range s.Clock() {
		f.Sites = append(f.Sites, Site{Func: s.Func, Pos: pos, Operation: "clock"})
	}
	for _, c := range s.Calls {
		f.Sites = append(f.Sites, Site{Func: s.Func, Pos: c.Pos(), Operation: "scheduled call"})
	}
	f.sortSites()
	if len(f.Sites) > 0 {
		f.Pos = f.Sites[0].Pos
	}
}

// sortSites puts the sites in the order of their positions, each once; a write
// wins over a read of the same line.
func (f *Finding) sortSites() {
	sort.SliceStable(f.Sites, func(i, j int) bool {
		a, b := f.Sites[i], f.Sites[j]
		if a.Pos != b.Pos {
			return a.Pos < b.Pos
		}
		if a.At != b.At {
			return a.At < b.At
		}
		return a.Access != nil && b.Access == nil
	})
	uniq := f.Sites[:0]
	for i, s := range f.Sites {
		if i == 0 || s.Pos != uniq[len(uniq)-1].Pos || s.At != uniq[len(uniq)-1].At {
			uniq = append(uniq, s)
		}
	}
	f.Sites = uniq
}

// callSite returns the call through which a container's inside is reached from
// its holder.
func callSite(e *effects.Effect, k *Case) *Site {
	if e.Via == nil || e.Via.Call == nil || e.Via.Of == nil {
		return nil
	}
	// In the callee the place no longer begins with the holder: this is where
	// the holder was passed on.
	for _, c := range e.Via.Of.Place.Path.Cells() {
		if c == k.Cell.Cell {
			return nil
		}
	}
	return &Site{Pos: e.Via.Call.Pos(), Operation: "call"}
}
