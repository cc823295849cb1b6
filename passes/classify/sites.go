package classify

import (
	"sort"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
)

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
		f.Sites = append(f.Sites, Site{Func: s.Func, Pos: s.Pos, At: s.At, Operation: Operation(a.Effect), Access: a})
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
	if f.Kind == "locallock" {
		for _, l := range k.Locks {
			if !points[l.Entry] {
				points[l.Entry] = true
				f.Entries = append(f.Entries, l.Entry)
			}
			f.addSection(l)
		}
	}
	for _, t := range k.Takes {
		s := t.Effect.Site
		f.Sites = append(f.Sites, Site{Func: s.Func, Pos: s.Pos, At: s.At, Operation: t.Effect.Op.String()})
	}
	if s := k.Cell.Schedule; s != nil {
		f.addSchedule(s)
	}
	if s := k.Cell.Store; s != nil {
		f.addStore(k, s, points)
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
			f.Sites = append(f.Sites, Site{Func: r.Func, Pos: r.Site.Pos, At: r.Site.At, Operation: k.readOperation(r)})
		}
	}
	if k.Kind == effects.Files {
		f.fileReads = k.files.of(k)
		for _, r := range f.fileReads {
			f.Sites = append(f.Sites, Site{Func: r.Func, Pos: r.Site.Pos, Operation: readOf})
		}
	}
	f.sortSites()
}

// addSection lists the lines of a critical section: where it is entered, and
// what it then does outside the process.
func (f *Finding) addSection(l *cells.Lock) {
	f.Sites = append(f.Sites, f.enters(l))
	for _, c := range l.Section.Calls {
		f.Sites = append(f.Sites, Site{Func: f.prog.FuncOf(c.Parent()), Pos: c.Pos(), Operation: "call under the lock"})
	}
}

// addSchedule lists the lines of scheduled work: where the clock is made, where
// the loop waits for it, and what it then does outside the process.
func (f *Finding) addSchedule(s *cells.Schedule) {
	if s.Tick == nil {
		f.Sites = append(f.Sites, Site{Func: s.Func, Pos: f.Pos, Operation: "scheduled work"})
		for _, r := range s.Point.Routes {
			f.Sites = append(f.Sites, Site{Func: s.Func, Pos: r.Pos, Operation: "scheduled"})
		}
	} else {
		for _, pos := range s.Clock() {
			f.Sites = append(f.Sites, Site{Func: s.Func, Pos: pos, Operation: "clock"})
		}
		for _, c := range s.Calls {
			f.Sites = append(f.Sites, Site{Func: s.Func, Pos: c.Pos(), Operation: "scheduled call"})
		}
		f.sortSites()
		if len(f.Sites) > 0 {
			// Before the lines of other functions are among them.
			f.Pos = f.Sites[0].Pos
		}
	}
	for _, d := range s.Does {
		f.Sites = append(f.Sites, Site{Func: d.Func, Pos: d.Instr.Pos(), Operation: "scheduled call"})
	}
}

// sortSites puts the sites in the order of their positions, each once; a write
// wins over a read of the same line.
func (f *Finding) sortSites() {
	sort.SliceStable(f.Sites, func(i, j int) bool {
		a, b := f.Sites[i], f.Sites[j]
		if a.Pos != b.Pos {
			return f.prog.Before(a.Pos, b.Pos)
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
	return &Site{Func: k.prog.FuncOf(e.Via.Call.Parent()), Pos: e.Via.Call.Pos(), Operation: "call"}
}
