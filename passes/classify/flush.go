package classify

import (
	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"golang.org/x/tools/go/ssa"
)

// groupFlushes puts loops around a clock that do nothing but empty a queue under
// the finding about the queue: their work is that of the requests.
func groupFlushes(fs []*Finding, res *cells.Result) []*Finding {
	drains := queuesOfImporters(res)
	for _, f := range fs {
		if f.Kind != "localqueue" {
			continue
		}
		for _, a := range f.Cell.Background {
			fn := a.Effect.Site.Func
			switch a.Effect.Op {
			case effects.OpReceive:
				drains[fn] = addFinding(drains[fn], f)
			case effects.OpDelete, effects.OpReset, effects.OpAssign, effects.OpElem:
				if a.Effect.Op == effects.OpElem && !emptiesPart(a.Effect) {
					continue
				}
				// What is thrown away without a look is not flushed.
				if looksAt(f.Cell, fn) {
					drains[fn] = addFinding(drains[fn], f)
				}
			}
		}
	}
	gone := map[*Finding]bool{}
	for _, f := range fs {
		s := f.Cell.Schedule
		if f.Kind != "localcron" || s == nil || s.Tick == nil {
			continue
		}
		w := &flushes{prog: res.Program, drains: drains, seen: map[*effects.Func]bool{}, by: map[*Finding][]*effects.Func{}}
		if !w.loop(s) {
			continue
		}
		gone[f] = true
		for _, queue := range w.queues {
			loop := *f
			loop.Severity = queue.Severity
			loop.Cell = named(f.Cell, withoutClosures(f.Cell.Name))
			loop.Sites = w.sites(f, queue)
			queue.absorb(&loop)
		}
	}
	return without(fs, gone)
}

// queuesOfImporters returns, by the functions that empty them, the lists and
// channels of the package that only requests of importers can fill. Whether they
// are queues an importer finds out; until then the loops that empty them are not
// known to do anything else. The findings in the result stand for theirs.
func queuesOfImporters(res *cells.Result) map[*effects.Func][]*Finding {
	drains := map[*effects.Func][]*Finding{}
	if res.Survey == nil {
		return drains
	}
	filled := map[*effects.Cell]bool{}
	for _, fn := range res.Program.Funcs {
		if res.Reach.Background(fn) {
			continue
		}
		for _, e := range fn.Sum.Effects {
			switch e.Op {
			case effects.OpAppend, effects.OpMapWrite, effects.OpSend:
				filled[e.Place.Cell()] = true
			}
		}
	}
	for _, c := range res.Cells {
		delete(filled, c.Cell) // requests are known to fill it, or something else is known
	}
	reads := map[*effects.Func]map[*effects.Cell]bool{}
	for _, g := range res.Survey.Reads {
		if cells.Use(g.Use) == cells.Used {
			if reads[g.Site.Func] == nil {
				reads[g.Site.Func] = map[*effects.Cell]bool{}
			}
			reads[g.Site.Func][g.Cell] = true
		}
	}
	for _, d := range res.Survey.Doings {
		fn, c := d.Effect.Site.Func, d.Effect.Place.Cell()
		switch d.Effect.Op {
		case effects.OpDelete, effects.OpReset, effects.OpAssign:
			if filled[c] && reads[fn][c] {
				drains[fn] = append(drains[fn], standIn(res, c))
			}
		}
	}
	for _, in := range res.Survey.Inboxes {
		if fn := in.At.Site.Func; filled[in.Channel] {
			drains[fn] = append(drains[fn], standIn(res, in.Channel))
		}
	}
	return drains
}

// standIn returns what stands for a finding that importers may have.
func standIn(res *cells.Result, c *effects.Cell) *Finding {
	return &Finding{prog: res.Program, Cell: &cells.Cell{Cell: c}}
}

// emptiesPart reports whether an effect puts an empty collection in the place of
// one of several: the buffer of one kind of record.
func emptiesPart(e *effects.Effect) bool {
	st, ok := e.Site.Instr.(*ssa.Store)
	if !ok {
		return false
	}
	switch v := st.Val.(type) {
	case *ssa.MakeMap:
		return true
	case *ssa.MakeSlice:
		return isNothing(v.Len)
	case *ssa.Const:
		return v.IsNil()
	}
	return false
}

// looksAt reports whether fn reads a place for more than its next value.
func looksAt(c *cells.Cell, fn *effects.Func) bool {
	for _, r := range append(c.Elsewhere[:len(c.Elsewhere):len(c.Elsewhere)], c.Reads...) {
		if r.Func == fn && r.Use == cells.Used {
			return true
		}
	}
	return false
}

// named returns a copy of a cell under another name.
func named(c *cells.Cell, name string) *cells.Cell {
	inner := *c.Cell
	inner.Name = name
	out := *c
	out.Cell = &inner
	return &out
}
