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
		w := &flushes{prog: res.Program, drains: drains, seen: map[*effects.Func]bool{}}
		if !w.loop(s) {
			continue
		}
		gone[f] = true
		for _, queue := range w.queues {
			loop := *f
			loop.Severity = queue.Severity
			loop.Cell = named(f.Cell, withoutClosures(f.Cell.Name))
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

// flushes follows a loop to the queues that it empties.
type flushes struct {
	prog   *effects.Program
	drains map[*effects.Func][]*Finding
	seen   map[*effects.Func]bool
	queues []*Finding
}

// loop reports whether all that a loop does outside the process is to empty queues.
func (w *flushes) loop(s *cells.Schedule) bool {
	if own := w.drains[s.Func]; own != nil {
		// It takes messages out itself and hands batches to one function,
		// when they are full and when the clock ticks.
		w.queues = own
		return oneCallee(s.Calls)
	}
	return w.all(s.Func, s.Calls)
}

// all reports whether every call of fn leads to a function that takes something
// out of a queue. What fn sends on, it has taken from such a function.
func (w *flushes) all(fn *effects.Func, calls []ssa.Instruction) bool {
	for _, instr := range calls {
		if _, ok := instr.(*ssa.Send); ok {
			if !w.takes(fn) {
				return false
			}
			continue
		}
		callee := w.callee(instr)
		if callee == nil || !w.empties(callee) {
			return false
		}
	}
	return len(calls) > 0
}

// takes reports whether fn calls a function that takes something out of a queue.
func (w *flushes) takes(fn *effects.Func) bool {
	for _, b := range fn.SSA.Blocks {
		for _, instr := range b.Instrs {
			if callee := w.callee(instr); callee != nil && w.drains[callee] != nil {
				return w.empties(callee)
			}
		}
	}
	return false
}

// callee returns the function of the program that an instruction calls, nil if
// it is none or only a caller knows it.
func (w *flushes) callee(instr ssa.Instruction) *effects.Func {
	call, ok := instr.(ssa.CallInstruction)
	if !ok || call.Common().StaticCallee() == nil {
		return nil
	}
	fn := w.prog.FuncOf(call.Common().StaticCallee())
	if fn == nil || fn.SSA == nil {
		return nil
	}
	return fn
}

// empties reports whether fn takes things out of a queue, or calls only
// functions that do where it reaches outside the process.
func (w *flushes) empties(fn *effects.Func) bool {
	if own := w.drains[fn]; own != nil {
		for _, f := range own {
			w.queues = addFinding(w.queues, f)
		}
		return true
	}
	if w.seen[fn] {
		return false
	}
	w.seen[fn] = true
	var calls []ssa.Instruction
	for _, b := range fn.SSA.Blocks {
		for _, instr := range b.Instrs {
			if fn.CallIO(instr).Outside() {
				calls = append(calls, instr)
			}
		}
	}
	return w.all(fn, calls)
}

// oneCallee reports whether all calls are of the same function.
func oneCallee(calls []ssa.Instruction) bool {
	var first any
	for i, instr := range calls {
		call, ok := instr.(ssa.CallInstruction)
		if !ok {
			return false
		}
		var callee any = call.Common().Value
		switch {
		case call.Common().IsInvoke():
			callee = call.Common().Method
		case call.Common().StaticCallee() != nil:
			callee = call.Common().StaticCallee()
		}
		if i > 0 && callee != first {
			return false
		}
		first = callee
	}
	return len(calls) > 0
}
