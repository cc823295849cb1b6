package classify

import (
	"go/token"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
)

// flushes follows a loop to the queues that it empties.
type flushes struct {
	prog   *effects.Program
	drains map[*effects.Func][]*Finding
	seen   map[*effects.Func]bool
	queues []*Finding
	by     map[*Finding][]*effects.Func // the functions that empty each of the queues
}

// found notes that fn empties a queue.
func (w *flushes) found(queue *Finding, fn *effects.Func) {
	w.queues = addFinding(w.queues, queue)
	if !slices.Contains(w.by[queue], fn) {
		w.by[queue] = append(w.by[queue], fn)
	}
}

// sites returns the lines of a loop that are about one of the queues that it
// empties, and the lines that empty that one.
func (w *flushes) sites(loop, queue *Finding) []Site {
	var out []Site
	others := map[token.Pos]bool{}
	for _, instr := range loop.Cell.Schedule.Calls {
		if callee := w.callee(instr); callee != nil && w.ofOthers(reachedFrom(callee), queue) {
			others[instr.Pos()] = true
		}
	}
	for _, s := range loop.Sites {
		if !others[s.Pos] && (s.Func == nil || !w.within(s.Func, queue)) {
			out = append(out, s)
		}
	}
	for _, a := range queue.Cell.Background {
		if s := a.Effect.Site; slices.Contains(w.by[queue], s.Func) {
			out = append(out, Site{Func: s.Func, Pos: s.Pos, At: s.At, Operation: Operation(a.Effect)})
		}
	}
	return out
}

// within reports whether a function does the work of another of the queues only.
func (w *flushes) within(fn *effects.Func, queue *Finding) bool {
	other := false
	for q, emptying := range w.by {
		for _, e := range emptying {
			if reachedFrom(e)[fn] {
				if q == queue {
					return false
				}
				other = true
			}
		}
	}
	return other
}

// ofOthers reports whether functions empty some of the queues, and not this one.
func (w *flushes) ofOthers(fns map[*effects.Func]bool, queue *Finding) bool {
	other := false
	for q, emptying := range w.by {
		for _, e := range emptying {
			if fns[e] {
				if q == queue {
					return false
				}
				other = true
			}
		}
	}
	return other
}

// reachedFrom returns a function and those that it calls.
func reachedFrom(fn *effects.Func) map[*effects.Func]bool {
	out := map[*effects.Func]bool{fn: true}
	for queue := []*effects.Func{fn}; len(queue) > 0; queue = queue[1:] {
		for _, callee := range queue[0].Callees {
			if !out[callee] {
				out[callee] = true
				queue = append(queue, callee)
			}
		}
	}
	return out
}

// loop reports whether all that a loop does outside the process is to empty queues.
func (w *flushes) loop(s *cells.Schedule) bool {
	if own := w.drains[s.Func]; own != nil {
		// It takes messages out itself and hands batches to one function,
		// when they are full and when the clock ticks.
		for _, f := range own {
			w.found(f, s.Func)
		}
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
			w.found(f, fn)
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
