package cells

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// leavesOnCondition reports whether a loop ends when its work has succeeded,
// failed often enough, or is done: a retry, not a schedule. Leaving because a
// context has ended does not count.
func leavesOnCondition(loop map[*ssa.BasicBlock]bool) bool {
	for b := range loop {
		test, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		for _, s := range b.Succs {
			if !loop[s] && !asksContext(test.Cond, 0) {
				return true
			}
		}
	}
	return false
}

// asksContext reports whether a condition depends on whether a context, or a
// shutdown channel, has ended.
func asksContext(v ssa.Value, depth int) bool {
	if depth > 4 {
		return false
	}
	switch v := v.(type) {
	case *ssa.BinOp:
		return asksContext(v.X, depth+1) || asksContext(v.Y, depth+1)
	case *ssa.UnOp:
		return asksContext(v.X, depth+1)
	case *ssa.Extract:
		return asksContext(v.Tuple, depth+1)
	case *ssa.Select:
		return true
	case *ssa.Call:
		return v.Call.IsInvoke() && v.Call.Method.Pkg() != nil && v.Call.Method.Pkg().Path() == "context"
	}
	return false
}

// succeeds reports whether a loop ends as soon as its work has succeeded: a
// call in it that reaches outside the process returned no error, or true. What a
// loop leaves because of an error, or of anything else, it may still do for good.
func succeeds(loop map[*ssa.BasicBlock]bool, calls []ssa.Instruction) bool {
	work := map[ssa.Value]bool{}
	for _, instr := range calls {
		if v, ok := instr.(ssa.Value); ok {
			work[v] = true
		}
	}
	return leaves(loop, func(cond ssa.Value, holds bool) bool {
		for {
			not, ok := cond.(*ssa.UnOp)
			if !ok || not.Op != token.NOT {
				break
			}
			cond, holds = not.X, !holds
		}
		if test, ok := cond.(*ssa.BinOp); ok && (test.Op == token.EQL || test.Op == token.NEQ) {
			x, nothing := test.X, isNil(test.Y)
			if isNil(test.X) {
				x, nothing = test.Y, true
			}
			return nothing && isError(x.Type()) && resultOf(x, work) && holds == (test.Op == token.EQL)
		}
		return holds && resultOf(cond, work)
	})
}

// givesUp reports whether a loop ends when a number that it counts itself
// reaches a constant: a number of attempts.
func givesUp(loop map[*ssa.BasicBlock]bool) bool {
	return leaves(loop, func(cond ssa.Value, _ bool) bool {
		test, ok := cond.(*ssa.BinOp)
		if !ok {
			return false
		}
		switch test.Op {
		case token.LSS, token.LEQ, token.GTR, token.GEQ, token.EQL, token.NEQ:
			return isNumber(test.Y) && counted(test.X, loop) || isNumber(test.X) && counted(test.Y, loop)
		}
		return false
	})
}

// leaves reports whether a condition on a way out of a loop is one of a sort;
// holds tells whether the loop ends when the condition is true or when it is not.
func leaves(loop map[*ssa.BasicBlock]bool, sort func(cond ssa.Value, holds bool) bool) bool {
	for b := range loop {
		test, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		for i, s := range b.Succs {
			if !loop[s] && sort(test.Cond, i == 0) {
				return true
			}
		}
	}
	return false
}

// resultOf reports whether v is a result of one of the calls.
func resultOf(v ssa.Value, calls map[ssa.Value]bool) bool {
	if e, ok := v.(*ssa.Extract); ok {
		v = e.Tuple
	}
	return calls[v]
}

func isNil(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value == nil
}

func isError(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("error").Type()) }

func isNumber(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value != nil && c.Value.Kind() == constant.Int
}

// counted reports whether a number is one that the loop adds a constant to: a
// local variable, or one that closures have captured.
func counted(v ssa.Value, loop map[*ssa.BasicBlock]bool) bool {
	switch v := v.(type) {
	case *ssa.BinOp:
		return loop[v.Block()] && v.Op == token.ADD && isNumber(v.Y) && (isPhi(v.X) || isVariable(v.X))
	case *ssa.Phi:
		for _, e := range v.Edges {
			if add, ok := e.(*ssa.BinOp); ok && loop[v.Block()] && counted(add, loop) && add.X == v {
				return true
			}
		}
	case *ssa.UnOp:
		if v.Op != token.MUL {
			return false
		}
		a, ok := v.X.(*ssa.Alloc)
		if !ok || a.Referrers() == nil {
			return false
		}
		for _, r := range *a.Referrers() {
			if st, ok := r.(*ssa.Store); ok && st.Addr == a && loop[st.Block()] {
				if add, ok := st.Val.(*ssa.BinOp); ok && counted(add, loop) {
					return true
				}
			}
		}
	}
	return false
}

func isPhi(v ssa.Value) bool {
	_, ok := v.(*ssa.Phi)
	return ok
}

// isVariable reports whether v was read from a variable of the function.
func isVariable(v ssa.Value) bool {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return false
	}
	_, ok = load.X.(*ssa.Alloc)
	return ok
}

// onceOnly reports whether the clock that an instruction waits for is known to
// go off once for the whole loop: a timer that is made before the loop and that
// the loop does not set again. It is the deadline of the work.
func onceOnly(instr ssa.Instruction, loop map[*ssa.BasicBlock]bool) bool {
	var clocks []ssa.Value
	switch i := instr.(type) {
	case *ssa.UnOp:
		clocks = append(clocks, i.X)
	case *ssa.Select:
		for _, st := range i.States {
			if st.Dir == types.RecvOnly && isClock(st.Chan) {
				clocks = append(clocks, st.Chan)
			}
		}
	}
	for _, ch := range clocks {
		if !firesOnce(ch, loop) {
			return false
		}
	}
	return len(clocks) > 0
}

// firesOnce reports whether a channel is that of a timer which fires once while
// the loop runs.
func firesOnce(ch ssa.Value, loop map[*ssa.BasicBlock]bool) bool {
	if load, ok := ch.(*ssa.UnOp); ok && load.Op == token.MUL {
		field, ok := load.X.(*ssa.FieldAddr)
		if !ok {
			return false
		}
		timer, ok := field.X.(*ssa.Call)
		return ok && isTime(timer, "NewTimer") && !loop[timer.Block()] && !passedOn(timer)
	}
	made, ok := ch.(*ssa.Call)
	return ok && isTime(made, "After") && !loop[made.Block()]
}

// passedOn reports whether anything but its channel and Stop is used of a timer.
func passedOn(timer *ssa.Call) bool {
	for _, r := range *timer.Referrers() {
		switch r := r.(type) {
		case *ssa.FieldAddr, *ssa.DebugRef:
		case ssa.CallInstruction:
			if callee := r.Common().StaticCallee(); callee == nil || callee.Name() != "Stop" {
				return true
			}
		default:
			return true
		}
	}
	return false
}
