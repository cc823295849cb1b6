package cells

import (
	"go/token"
	"go/types"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/ssa"
)

// A Schedule is work that a clock starts in every instance.
type Schedule struct {
	Func  *effects.Func
	Tick  ssa.Instruction    // the wait in the loop; nil for a job of a scheduling library
	Point *entrypoints.Point // the job; nil for a loop
	Calls []ssa.Instruction  // the calls in the loop that reach outside the process
	IO    effects.IOSet      // what the work reaches
	Does  []Doing            // the lines that do it
	// Open is what the lines reach that no lock, lease or claim of rows stands before.
	Open effects.IOSet

	guards bool // a guard was seen in the work
}

// schedules finds loops around a clock, and jobs given to scheduling libraries.
// Loops on request paths belong to their request.
func (c *collector) schedules() {
	led := c.led()
	for _, fn := range c.Program.Funcs {
		if led[fn] || c.Reach.Request(fn) && !c.Reach.Startup(fn) || !c.Reach.Served(fn) || c.idle(fn) {
			continue
		}
		if s := c.loopOf(fn); s != nil {
			c.scheduleCell(s, s.Tick.Pos())
		}
	}
	for i, p := range c.Points {
		if p.Trigger != models.Schedule {
			continue
		}
		s := &Schedule{Func: p.Name, Point: p}
		for _, e := range c.Entered[i] {
			s.IO |= e.IO
			for _, io := range c.handedOn(e.Effects) {
				s.IO |= io
			}
		}
		c.doings(s, p.Name, nil, false, map[*effects.Func]bool{})
		if c.elected(p) {
			s.IO |= 1 << models.Guard
			s.guards = false
		}
		if s.IO.Has(models.Guard) && !s.guards {
			s.Open = 0 // it stands around the work: in a wrapper, or with the library
		}
		c.scheduleCell(s, p.Name.Pos())
	}
}

// scheduleCell adds the cell that stands for a scheduled work.
func (c *collector) scheduleCell(s *Schedule, pos token.Pos) {
	if !pos.IsValid() {
		pos = s.Func.Pos()
	}
	cell := &effects.Cell{Kind: effects.Spot, Pkg: s.Func.PkgPath(), Name: s.Func.Symbol(), Pos: pos, Home: s.Func}
	c.byCell[cell] = &Cell{Cell: cell, Schedule: s}
}

// handedOn returns what goroutines reach outside the process when they handle
// what is sent to them: a job that puts mails into the queue of a mailer sends
// them. The keys are the instructions that lead to the sends.
func (c *collector) handedOn(effs []*effects.Effect) map[ssa.Instruction]effects.IOSet {
	out := map[ssa.Instruction]effects.IOSet{}
	for _, e := range effs {
		channel := e.Place.Cell()
		if e.Op != effects.OpSend || channel == nil {
			continue
		}
		at := e.Site.Instr
		if e.Via != nil {
			at = e.Via.Call
		}
		for _, r := range c.Program.Receivers(channel) {
			if r.Site.Func == nil || r.Site.Instr == nil {
				continue
			}
			for b := range handlerOf(r) {
				for _, i := range b.Instrs {
					out[at] |= r.Site.Func.CallIO(i)
				}
			}
		}
		for _, in := range c.far.of(channel) {
			out[at] |= in.IO
		}
	}
	return out
}

// loopOf returns the loop of a function that waits for a clock, nil if there is none.
func (c *collector) loopOf(fn *effects.Func) *Schedule {
	if answers(fn) {
		return nil
	}
	for _, b := range fn.SSA.Blocks {
		for _, instr := range b.Instrs {
			kind := tickOf(instr)
			if kind == noTick {
				continue
			}
			loop := loopAround(b)
			if loop == nil || kind == sleepTick && leavesOnCondition(loop) || onceOnly(instr, loop) {
				continue
			}
			s := &Schedule{Func: fn, Tick: instr}
			open, sent := c.Program.OpenIO(fn), c.handedOn(fn.Sum.Effects)
			for _, lb := range fn.SSA.Blocks {
				if !loop[lb] {
					continue
				}
				for _, i := range lb.Instrs {
					if io := fn.CallIO(i) | open[i] | sent[i]; io.Outside() || io.Has(models.Guard) {
						s.IO |= io
						s.Calls = append(s.Calls, i)
					}
				}
			}
			if succeeds(loop, s.Calls) || givesUp(loop) {
				continue
			}
			c.doings(s, fn, loop, false, map[*effects.Func]bool{})
			return s
		}
	}
	return nil
}

// answers reports whether a function returns more than an error: somebody waits
// for what its loop finds out, and it ends with that.
func answers(fn *effects.Func) bool {
	for v := range fn.SSA.Signature.Results().Variables() {
		if !types.Identical(v.Type(), types.Universe.Lookup("error").Type()) {
			return true
		}
	}
	return false
}

type tick uint8

const (
	noTick tick = iota
	clockTick
	sleepTick
)

// tickOf tells whether an instruction waits for a clock.
func tickOf(instr ssa.Instruction) tick {
	switch i := instr.(type) {
	case *ssa.UnOp:
		if isClock(i.X) {
			return clockTick
		}
	case *ssa.Select:
		for _, st := range i.States {
			if st.Dir == types.RecvOnly && isClock(st.Chan) {
				return clockTick
			}
		}
	case *ssa.Call:
		if isTime(i, "Sleep") {
			return sleepTick
		}
	}
	return noTick
}

// isClock reports whether a channel is a ticker's, a timer's or time.After's.
func isClock(ch ssa.Value) bool {
	t, ok := ch.Type().Underlying().(*types.Chan)
	if !ok {
		return false
	}
	n, ok := types.Unalias(t.Elem()).(*types.Named)
	return ok && n.Obj().Name() == "Time" && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "time"
}

func isTime(call *ssa.Call, name string) bool {
	callee := call.Call.StaticCallee()
	return callee != nil && callee.Pkg != nil && callee.Pkg.Pkg.Path() == "time" && callee.Name() == name
}

// loopAround returns the blocks of the loop that b is in, nil if it is in none.
func loopAround(b *ssa.BasicBlock) map[*ssa.BasicBlock]bool {
	forward := map[*ssa.BasicBlock]bool{}
	spread(forward, b, func(b *ssa.BasicBlock) []*ssa.BasicBlock { return b.Succs })
	if !forward[b] {
		return nil
	}
	backward := map[*ssa.BasicBlock]bool{}
	spread(backward, b, func(b *ssa.BasicBlock) []*ssa.BasicBlock { return b.Preds })
	for x := range forward {
		if !backward[x] {
			delete(forward, x)
		}
	}
	return forward
}

// spread marks what is reachable from b by at least one edge.
func spread(seen map[*ssa.BasicBlock]bool, b *ssa.BasicBlock, next func(*ssa.BasicBlock) []*ssa.BasicBlock) {
	for _, n := range next(b) {
		if !seen[n] {
			seen[n] = true
			spread(seen, n, next)
		}
	}
}

// Clock returns the positions of the loop's clock: where the ticker or timer is
// made, if the function makes it, and where the loop waits for it.
func (s *Schedule) Clock() []token.Pos {
	var out []token.Pos
	for _, b := range s.Func.SSA.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(*ssa.Call)
			if !ok {
				continue
			}
			for _, name := range []string{"NewTicker", "NewTimer", "Tick", "After", "Sleep"} {
				if isTime(call, name) {
					out = append(out, call.Pos())
				}
			}
		}
	}
	if p := s.Tick.Pos(); p.IsValid() {
		out = append(out, p)
	}
	if loop := loopAround(s.Tick.Block()); loop != nil {
		first := token.NoPos
		for b := range loop {
			for _, i := range b.Instrs {
				if p := i.Pos(); p.IsValid() && (!first.IsValid() || p < first) {
					first = p
				}
			}
		}
		if first.IsValid() {
			out = append(out, first)
		}
	}
	return out
}
