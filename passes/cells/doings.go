package cells

import (
	"go/token"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
)

// A Doing is a line of scheduled work that changes something outside the
// process: a call that leaves the package of the work.
type Doing struct {
	Func  *effects.Func
	Instr ssa.Instruction
}

// doings follows scheduled work from a function into those that it calls in its
// package, and adds the calls that leave the package and change something
// outside the process. In holds the blocks that are of the work, nil for all.
//
// A lock, a lease or a claim of rows guards what is written after it, on
// whatever way the work gets there, and not what is written before it.
func (c *collector) doings(s *Schedule, fn *effects.Func, in map[*ssa.BasicBlock]bool, guarded bool, seen map[*effects.Func]bool) {
	if fn == nil || fn.SSA == nil || seen[fn] {
		return
	}
	seen[fn] = true
	open, sent := c.Program.OpenIO(fn), c.handedOn(fn.Sum.Effects)
	reach := func(i ssa.Instruction) effects.IOSet { return fn.CallIO(i) | open[i] | sent[i] }
	guard := firstGuard(fn, in, reach)
	s.guards = s.guards || guard.IsValid()
	for _, b := range fn.SSA.Blocks {
		if in != nil && !in[b] {
			continue
		}
		for _, i := range b.Instrs {
			io := reach(i)
			if !s.matters(io) {
				continue
			}
			safe := guarded || guard.IsValid() && i.Pos() > guard
			if callee := c.callee(i); callee != nil && callee.SSA != nil && callee.PkgPath() == s.Func.PkgPath() {
				c.doings(s, callee, nil, safe, seen)
				continue
			}
			s.Does = append(s.Does, Doing{fn, i})
			if !safe {
				s.Open |= c.unguarded(fn, i, io, 0)
			}
		}
	}
}

// maxGuarded bounds the calls that are followed to see what a guard stands before.
const maxGuarded = 8

// unguarded returns what a call reaches before it takes a guard, if it takes one,
// as far as the bodies of what it calls are at hand.
func (c *collector) unguarded(fn *effects.Func, i ssa.Instruction, io effects.IOSet, depth int) effects.IOSet {
	if !io.Has(models.Guard) {
		return io
	}
	if depth > maxGuarded {
		return 0
	}
	var out effects.IOSet
	if callee := c.callee(i); callee != nil && callee.SSA != nil {
		out |= c.unguardedIn(callee, nil, depth+1)
	}
	for _, e := range fn.Sum.Effects {
		if channel := e.Place.Cell(); e.Op == effects.OpSend && channel != nil && (e.Site.Instr == i || e.Via != nil && e.Via.Call == i) {
			for _, r := range c.Program.Receivers(channel) {
				if r.Site.Func != nil && r.Site.Instr != nil {
					out |= c.unguardedIn(r.Site.Func, handlerOf(r), depth+1)
				}
			}
		}
	}
	return out
}

// unguardedIn is unguarded for the blocks of a function, all if in is nil.
func (c *collector) unguardedIn(fn *effects.Func, in map[*ssa.BasicBlock]bool, depth int) effects.IOSet {
	guard := firstGuard(fn, in, fn.CallIO)
	var out effects.IOSet
	for _, b := range fn.SSA.Blocks {
		if in != nil && !in[b] {
			continue
		}
		for _, i := range b.Instrs {
			if io := fn.CallIO(i); io.Outside() && (!guard.IsValid() || i.Pos() <= guard) {
				out |= c.unguarded(fn, i, io, depth)
			}
		}
	}
	return out
}

// firstGuard returns the position of the first call in the work that takes a
// lock, a lease or rows for itself.
func firstGuard(fn *effects.Func, in map[*ssa.BasicBlock]bool, reach func(ssa.Instruction) effects.IOSet) token.Pos {
	first := token.NoPos
	for _, b := range fn.SSA.Blocks {
		if in != nil && !in[b] {
			continue
		}
		for _, i := range b.Instrs {
			if pos := i.Pos(); reach(i).Has(models.Guard) && pos.IsValid() && (!first.IsValid() || pos < first) {
				first = pos
			}
		}
	}
	return first
}

// matters reports whether a call that reaches io is what makes the work a
// problem where several instances do it: a change of another system or, if there
// is none in the work, one of files.
func (s *Schedule) matters(io effects.IOSet) bool {
	if s.IO.Repeats() || s.IO.Has(models.Send) {
		return io.Repeats() || io.Has(models.Send)
	}
	return io.Has(models.FileIO)
}
