package classify

import (
	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/shape"
	"golang.org/x/tools/go/ssa"
)

// overwritten reports whether every function that reads the place has set it
// before, on every way to the read: what one request left there no other sees.
// Two requests at once can still meet there, which is a race and no state.
func (k *Case) overwritten() bool {
	switch k.Shape.Container {
	case shape.Map, shape.List, shape.Channel:
		return false
	}
	sets := map[*ssa.Function][]ssa.Instruction{}
	for _, a := range k.Accesses {
		switch {
		case a.Effect.Op == effects.OpAssign:
			setters(a.Effect, sets)
		case a.Effect.Op.Writes():
			return false
		}
	}
	some := false
	for _, r := range k.Reads {
		if r.Use != cells.Used {
			continue
		}
		if r.Site.Instr == nil || !anyBefore(sets[r.Site.Instr.Parent()], r.Site.Instr) {
			return false
		}
		some = true
	}
	return some && len(k.Elsewhere) == 0
}

// setters notes the instruction that makes an assignment and the calls that
// always lead to it, by the function that each stands in.
func setters(e *effects.Effect, into map[*ssa.Function][]ssa.Instruction) {
	var calls []ssa.Instruction // outermost first
	for ; e.Via != nil; e = e.Via.Of {
		if e.Via.Of == nil {
			return
		}
		calls = append(calls, e.Via.Call)
	}
	at := e.Site.Instr
	for i := len(calls); at != nil && at.Block() != nil; i-- {
		fn := at.Parent()
		into[fn] = append(into[fn], at)
		if i == 0 || !always(at) {
			return
		}
		at = calls[i-1]
	}
}

// always reports whether a function that returns has come past an instruction.
func always(at ssa.Instruction) bool {
	for _, b := range at.Parent().Blocks {
		if _, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && !at.Block().Dominates(b) {
			return false
		}
	}
	return true
}

// anyBefore reports whether one of the instructions has run whenever at runs.
func anyBefore(sets []ssa.Instruction, at ssa.Instruction) bool {
	for _, s := range sets {
		switch {
		case s.Block() != at.Block():
			if s.Block().Dominates(at.Block()) {
				return true
			}
		case before(s, at):
			return true
		}
	}
	return false
}

// before reports whether a stands before b in their block.
func before(a, b ssa.Instruction) bool {
	for _, instr := range a.Block().Instrs {
		switch instr {
		case a:
			return true
		case b:
			return false
		}
	}
	return false
}
