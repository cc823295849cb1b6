package entrypoints

import (
	"go/token"
	"go/types"

	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/ssa"
)

// loops adds the functions that take messages in a loop of their own, which no
// call registers: for m := range msgs, for { m, err := r.ReadMessage(ctx) }.
// What such a function does outside its loop is no part of the entry point.
func (f *finder) loops(registered map[*effects.Func]bool) {
	for _, fn := range f.prog.Funcs {
		if fn.Handler != nil || registered[fn] {
			continue
		}
		for _, b := range fn.SSA.Blocks {
			for _, instr := range b.Instrs {
				if call, r := f.takes(instr); r != nil {
					f.loop(fn, b, call, r)
				}
			}
		}
	}
}

// loop adds fn as the consumer of what call yields in the loop around b.
func (f *finder) loop(fn *effects.Func, b *ssa.BasicBlock, call *ssa.Call, r *models.Registration) {
	around := loopAround(b)
	if around == nil {
		return
	}
	p := f.add(fn, fn, nil, r)
	if p.Loop == nil {
		p.Loop = map[*ssa.BasicBlock]bool{}
	}
	for lb := range around {
		p.Loop[lb] = true
	}
	if i := int(r.Route) + receivers(&call.Call); r.Route >= 0 && i < len(call.Call.Args) {
		for _, topic := range f.eval.Strings(call.Call.Args[i], nil) {
			if consteval.Known(topic) && topic != "" {
				p.Routes = append(p.Routes, Route{Pattern: topic, Pos: call.Pos()})
			}
		}
	}
}

// takes returns the call of a client library through which an instruction takes
// a message, and what the models say of it: the call itself, or the one that made
// the channel from which the instruction receives.
func (f *finder) takes(instr ssa.Instruction) (*ssa.Call, *models.Registration) {
	switch i := instr.(type) {
	case *ssa.Call:
		if _, ok := resultOf(i).Underlying().(*types.Chan); !ok {
			return i, f.loopModel(i)
		}
	case *ssa.UnOp:
		if i.Op == token.ARROW {
			return f.source(i.X, 0)
		}
	case *ssa.Select:
		for _, st := range i.States {
			if st.Dir != types.RecvOnly {
				continue
			}
			if call, r := f.source(st.Chan, 0); r != nil {
				return call, r
			}
		}
	}
	return nil, nil
}

func resultOf(call *ssa.Call) types.Type {
	if t, ok := call.Type().(*types.Tuple); ok {
		if t.Len() == 0 {
			return types.Typ[types.Invalid]
		}
		return t.At(0).Type()
	}
	return call.Type()
}

// source traces a channel back to the call of a client library that made it.
func (f *finder) source(ch ssa.Value, depth int) (*ssa.Call, *models.Registration) {
	if depth > 6 {
		return nil, nil
	}
	ch, _ = f.origin(ch, env{})
	switch v := ch.(type) {
	case *ssa.Extract:
		if call, ok := v.Tuple.(*ssa.Call); ok {
			return f.made(call, v.Index, depth)
		}
	case *ssa.Call:
		return f.made(v, 0, depth)
	case *ssa.Phi:
		for _, e := range v.Edges {
			if call, r := f.source(e, depth+1); r != nil {
				return call, r
			}
		}
	case *ssa.Parameter:
		for _, c := range f.eval.Callers(v.Parent()) {
			if a := argumentOf(c, v); a != nil {
				if call, r := f.source(a, depth+1); r != nil {
					return call, r
				}
			}
		}
	}
	return nil, nil
}

// made is source for result i of a call.
func (f *finder) made(call *ssa.Call, i, depth int) (*ssa.Call, *models.Registration) {
	if r := f.loopModel(call); r != nil {
		return call, r
	}
	callee := call.Call.StaticCallee()
	if callee == nil {
		return nil, nil
	}
	for _, b := range callee.Blocks {
		if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && i < len(ret.Results) {
			if inner, r := f.source(ret.Results[i], depth+1); r != nil {
				return inner, r
			}
		}
	}
	return nil, nil
}

// loopModel returns what the models say of a call that yields messages.
func (f *finder) loopModel(call *ssa.Call) *models.Registration {
	fn := callee(&call.Call)
	if fn == nil {
		return nil
	}
	if model := f.prog.Models.Func(fn); model != nil {
		for _, r := range model.Registrations {
			if r.Form == models.Loop {
				return r
			}
		}
	}
	return nil
}

// loopAround returns the blocks of the loop that b is in, nil if it is in none.
func loopAround(b *ssa.BasicBlock) map[*ssa.BasicBlock]bool {
	after := map[*ssa.BasicBlock]bool{}
	spread(after, b.Succs, func(b *ssa.BasicBlock) []*ssa.BasicBlock { return b.Succs })
	if !after[b] {
		return nil
	}
	before := map[*ssa.BasicBlock]bool{}
	spread(before, b.Preds, func(b *ssa.BasicBlock) []*ssa.BasicBlock { return b.Preds })
	for x := range after {
		if !before[x] {
			delete(after, x)
		}
	}
	return after
}

func spread(seen map[*ssa.BasicBlock]bool, from []*ssa.BasicBlock, next func(*ssa.BasicBlock) []*ssa.BasicBlock) {
	for _, b := range from {
		if !seen[b] {
			seen[b] = true
			spread(seen, next(b), next)
		}
	}
}

// Within leaves of what an entry point does that which is part of it: of a
// function with a loop that takes messages, what the loop does.
func (p *Point) Within(e *effects.Entered) *effects.Entered {
	if p.Loop == nil {
		return e
	}
	in := func(v *effects.Via) bool {
		if v == nil || v.Of == nil {
			return false
		}
		at := v.Of.Site.Instr
		if v.Of.Via != nil {
			at = v.Of.Via.Call
		}
		return at != nil && p.Loop[at.Block()]
	}
	out := *e
	out.Effects, out.Open = nil, nil // open calls do not tell where they are made: quieter
	for _, eff := range e.Effects {
		if in(eff.Via) {
			out.Effects = append(out.Effects, eff)
		}
	}
	return &out
}
