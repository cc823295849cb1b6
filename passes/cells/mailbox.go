package cells

import (
	"go/constant"
	"go/token"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"github.com/hiddenstate/hiddenstate/passes/shape"
	"golang.org/x/tools/go/ssa"
)

// A Mailbox is a channel that requests send on and that a goroutine empties: a
// worker's queue, or the way to a goroutine that owns some state.
type Mailbox struct {
	// IO is what the goroutine reaches outside the process when it handles what
	// it was sent.
	IO effects.IOSet
	// Owned are the places that it changes then.
	Owned []*effects.Cell
	// Calls says that it calls functions that came through the channel.
	Calls bool
}

// mailboxes credits requests with what goroutines do with their messages. A
// goroutine that owns a map and is fed by channels changes it for whoever sent
// the message; no call leads there.
func (c *collector) mailboxes() {
	done := map[mailKey]bool{}
	for again := true; again; {
		again = false
		for _, send := range c.sends() {
			for _, r := range c.Program.Receivers(send.channel.Cell) {
				key := mailKey{send.channel.Cell, send.point, r}
				if done[key] || r.Site.Func == nil || r.Site.Func.SSA == nil || r.Site.Instr == nil || c.handlesItself(r.Site.Func) && !c.Reach.Spawned(r.Site.Func) {
					continue
				}
				done[key] = true
				again = true
				c.deliver(send, r)
			}
			for _, in := range c.far.of(send.channel.Cell) {
				key := mailKey{send.channel.Cell, send.point, in.At}
				if done[key] {
					continue
				}
				done[key] = true
				fn := c.Program.FuncAt(in.Key)
				itself := fn != nil && c.handlesItself(fn)
				if itself && !in.Spawned {
					continue
				}
				again = true
				c.sentTo[in] = true
				effs := in.Effects
				if itself {
					effs = nil // of the request already
				}
				c.credit(send, in.IO, in.Calls, effs)
			}
		}
	}
}

type mailKey struct {
	channel *effects.Cell
	point   *entrypoints.Point
	at      effects.Receiver
}

// A send is a channel that an entry point sends on.
type send struct {
	channel *Cell
	point   *entrypoints.Point
	vals    origin.Set
}

// sends returns what requests send, in a fixed order.
func (c *collector) sends() []send {
	var out []send
	for _, cell := range c.sorted() {
		if cell.Shape().Container != shape.Channel {
			continue
		}
		at := map[*entrypoints.Point]int{}
		for _, a := range cell.Accesses {
			if a.Effect.Op != effects.OpSend {
				continue
			}
			i, ok := at[a.Entry]
			if !ok {
				i = len(out)
				at[a.Entry] = i
				out = append(out, send{channel: cell, point: a.Entry})
			}
			out[i].vals |= a.Effect.Val.Set
		}
	}
	return out
}

// handlesItself reports whether the receiver is part of the request that sends:
// it gives a slot of a semaphore back, waits for an answer, or is a goroutine
// that requests start, whose doings are theirs already.
func (c *collector) handlesItself(receiver *effects.Func) bool {
	return c.Reach.Request(receiver) && !c.Reach.Startup(receiver)
}

// deliver adds to the sender's doing what the receiver does with a message.
func (c *collector) deliver(s send, r effects.Receiver) {
	fn := r.Site.Func
	handles := handlerOf(r)
	for b := range handles {
		c.handling[b] = true
	}
	io, calls := handling(fn, handles)
	if c.handlesItself(fn) {
		c.credit(s, io, calls, nil)
		return
	}
	c.credit(s, io, calls, c.handled(fn, handles))
	c.own(s, fn, handles)
}

// handling returns what the blocks of a receiver that handle a message reach
// outside the process, and whether they call what came with it.
func handling(fn *effects.Func, handles map[*ssa.BasicBlock]bool) (io effects.IOSet, calls bool) {
	for b := range handles {
		for _, i := range b.Instrs {
			io |= fn.CallIO(i)
			if call, ok := i.(ssa.CallInstruction); ok && callsContent(call) {
				calls = true
			}
		}
	}
	return io, calls
}

// handled returns what a receiver does in the blocks that handle a message.
func (c *collector) handled(fn *effects.Func, handles map[*ssa.BasicBlock]bool) []*effects.Effect {
	var out []*effects.Effect
	for _, e := range c.enter(fn).Effects {
		at := firstInstr(e)
		if at == nil || e.Op == effects.OpReceive || e.Op == effects.OpSpawn {
			continue
		}
		if handles[at.Block()] {
			out = append(out, e)
		}
	}
	return out
}

// own notes the places that a receiver changes, when it handles a message, by a
// function that it calls for other messages, too. They are not credited to the
// sender: what the other messages do says more of the place.
func (c *collector) own(s send, fn *effects.Func, handles map[*ssa.BasicBlock]bool) {
	for _, e := range c.enter(fn).Effects {
		at := firstInstr(e)
		if at == nil || handles[at.Block()] || !relevant(e) || !c.outlives(e.Place) || !c.repeated(handles, e) {
			continue
		}
		if place, _, _ := c.name(e.Place); place != nil && place != s.channel.Cell && place.Kind != effects.Files && place.Kind != effects.Spot {
			s.channel.Mailbox.Owned = addCell(s.channel.Mailbox.Owned, place)
		}
	}
}

// repeated reports whether blocks call a function of the package that has an
// effect, too: of several calls that lead to one line, an effect names the first.
func (c *collector) repeated(handles map[*ssa.BasicBlock]bool, e *effects.Effect) bool {
	for b := range handles {
		for _, i := range b.Instrs {
			callee := c.callee(i)
			if callee == nil || callee.Sum == nil {
				continue
			}
			for _, d := range callee.Sum.Effects {
				if d.Site == e.Site && d.Op == e.Op {
					return true
				}
			}
		}
	}
	return false
}

// callee returns the function of the program that an instruction calls, nil if
// it calls none or if it takes more than the instruction to tell.
func (c *collector) callee(instr ssa.Instruction) *effects.Func {
	call, ok := instr.(ssa.CallInstruction)
	if !ok {
		return nil
	}
	fn := call.Common().StaticCallee()
	if fn == nil {
		return nil
	}
	return c.Program.FuncOf(fn)
}

// credit adds to the sender's doing what becomes of a message.
func (c *collector) credit(s send, io effects.IOSet, calls bool, effs []*effects.Effect) {
	box := s.channel.Mailbox
	if box == nil {
		box = &Mailbox{}
		s.channel.Mailbox = box
	}
	box.IO |= io
	box.Calls = box.Calls || calls
	for _, e := range effs {
		d := *e
		d.Key.Set |= inherited(e.Key.Set, s.vals)
		d.Val.Set |= inherited(e.Val.Set, s.vals)
		if place := c.access(s.point, &d); place != nil && place != s.channel {
			c.delivered[e.Site] = true
			if place.Kind != effects.Files && place.Kind != effects.Spot {
				box.Owned = addCell(box.Owned, place.Cell)
			}
		}
	}
}

// inherited returns what a message adds to the origin of something that the
// receiver computes, of which no more is known than that it is no constant.
func inherited(known, message origin.Set) origin.Set {
	if known&^origin.Constant != 0 || known == origin.Constant {
		return 0
	}
	return message
}

// enter runs a function that takes messages as if it were an entry point.
func (c *collector) enter(fn *effects.Func) *effects.Entered {
	if e := c.entered[fn]; e != nil {
		return e
	}
	e := c.Program.Enter(fn, nil)
	c.entered[fn] = e
	return e
}

// firstInstr returns the instruction of the entered function that leads to an
// effect or has it.
func firstInstr(e *effects.Effect) ssa.Instruction {
	// The first step is from whoever runs the function into it.
	if e.Via == nil || e.Via.Of == nil {
		return nil
	}
	own := e.Via.Of
	if own.Via != nil {
		return own.Via.Call
	}
	return own.Site.Instr
}

// handlerOf returns the blocks that run because a value was received.
func handlerOf(r effects.Receiver) map[*ssa.BasicBlock]bool {
	from := r.Site.Instr.Block()
	if sel, ok := r.Site.Instr.(*ssa.Select); ok {
		if b := caseBlock(sel, r.Case); b != nil {
			from = b
		}
	}
	out := map[*ssa.BasicBlock]bool{}
	for _, b := range from.Parent().Blocks {
		if from.Dominates(b) {
			out[b] = true
		}
	}
	return out
}

// caseBlock returns the block of one case of a select statement.
func caseBlock(sel *ssa.Select, state int) *ssa.BasicBlock {
	for _, r := range *sel.Referrers() {
		index, ok := r.(*ssa.Extract)
		if !ok || index.Index != 0 {
			continue
		}
		for _, use := range *index.Referrers() {
			eq, ok := use.(*ssa.BinOp)
			if !ok || eq.Op != token.EQL {
				continue
			}
			n, ok := eq.Y.(*ssa.Const)
			if !ok {
				continue
			}
			if i, ok := constant.Int64Val(n.Value); !ok || int(i) != state {
				continue
			}
			for _, test := range *eq.Referrers() {
				if branch, ok := test.(*ssa.If); ok {
					return branch.Block().Succs[0]
				}
			}
		}
	}
	return nil
}

// callsContent reports whether a call is of a function value, so that what it
// does depends on the message.
func callsContent(call ssa.CallInstruction) bool {
	common := call.Common()
	_, builtin := common.Value.(*ssa.Builtin)
	return !builtin && !common.IsInvoke() && common.StaticCallee() == nil
}
