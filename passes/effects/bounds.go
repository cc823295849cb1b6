package effects

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// Bounds returns what the code around a site compares the numbers in the same
// place with, and what it compares the time since with: the limit and the window
// of a counter. Each is nil if there is none, or the site comes from a fact.
func (s *Site) Bounds() (limit, window ssa.Value) {
	if s.Instr == nil || s.Instr.Parent() == nil {
		return nil, nil
	}
	place := placeOperand(s.Instr)
	if place == nil {
		return nil, nil
	}
	for _, b := range s.Instr.Parent().Blocks {
		for _, i := range b.Instrs {
			op, ok := i.(*ssa.BinOp)
			if !ok {
				continue
			}
			switch op.Op {
			case token.LSS, token.LEQ, token.GTR, token.GEQ:
			default:
				continue
			}
			switch {
			case isDuration(op.X.Type()):
				if window == nil {
					window = bound(op)
				}
			case limit != nil || !decides(op, 0):
			case counts(op.X, place) && !isZero(op.Y):
				limit = op.Y
			case counts(op.Y, place) && !isZero(op.X):
				limit = op.X
			}
		}
	}
	return limit, window
}

// bound returns the side of a comparison of durations that was not measured:
// time.Since(t) > window.
func bound(op *ssa.BinOp) ssa.Value {
	if measured(op.X) {
		return op.Y
	}
	if measured(op.Y) {
		return op.X
	}
	return nil
}

func measured(v ssa.Value) bool {
	call, ok := v.(*ssa.Call)
	if !ok || call.Call.StaticCallee() == nil {
		return false
	}
	obj, ok := call.Call.StaticCallee().Object().(*types.Func)
	if !ok || obj.Pkg() == nil || obj.Pkg().Path() != "time" {
		return false
	}
	return obj.Name() == "Since" || obj.Name() == "Sub" || obj.Name() == "Until"
}

func isDuration(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Name() == "Duration" && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "time"
}

// Decides reports whether what is read at the site takes part in a condition.
func (s *Site) Decides() bool {
	v, ok := s.Instr.(ssa.Value)
	return s.decides || ok && decides(v, 0)
}

// Waits reports whether the site, which sends or receives, waits until it can:
// it has no alternative, in a select statement, that goes on without.
func (s *Site) Waits() bool {
	sel, ok := s.Instr.(*ssa.Select)
	return !s.hurries && (!ok || sel.Blocking && len(sel.States) == 1)
}
