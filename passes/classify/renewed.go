package classify

import (
	"go/token"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"golang.org/x/tools/go/ssa"
)

// renewed reports whether every function that reads the values can replace them
// before it does, or only compares them with what replaces them: whoever asks
// gets them as they were at the last look.
func (k *Case) renewed() bool {
	some := false
	for _, r := range k.Reads {
		if r.Use != cells.Used {
			continue
		}
		if r.Site.Instr == nil || !k.replacedBefore(r.Site.Instr) {
			return false
		}
		some = true
	}
	return some
}

func (k *Case) replacedBefore(read ssa.Instruction) bool {
	for _, a := range k.Accesses {
		at := a.Effect.Site.Instr
		if a.Effect.Op != effects.OpAssign && a.Effect.Op != effects.OpReset || at == nil || at.Parent() != read.Parent() || a.Effect.Site.Patterns().Has(effects.Lazy) {
			continue
		}
		if st, ok := at.(*ssa.Store); ok && isTestOf(read, st.Val) {
			return true
		}
		if at.Block() == read.Block() && before(at, read) || at.Block() != read.Block() && leadsTo(at.Block(), read.Block(), map[*ssa.BasicBlock]bool{}) {
			return true
		}
	}
	return false
}

// isTestOf reports whether what is read is only compared: with nothing at all,
// with a value, or with what the same variable holds.
func isTestOf(read ssa.Instruction, with ssa.Value) bool {
	v, ok := read.(ssa.Value)
	if !ok || v.Referrers() == nil {
		return false
	}
	some := false
	for _, r := range *v.Referrers() {
		switch r := r.(type) {
		case *ssa.DebugRef:
		case *ssa.BinOp:
			other := r.X
			if other == v {
				other = r.Y
			}
			if (r.Op != token.EQL && r.Op != token.NEQ) || other != with && !sameLoad(other, with) && !isNothing(other) {
				return false
			}
			some = true
		default:
			return false
		}
	}
	return some
}

func isNothing(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && (c.Value == nil || c.Value.ExactString() == "0" || c.Value.ExactString() == `""`)
}

func sameLoad(a, b ssa.Value) bool {
	x, ok := a.(*ssa.UnOp)
	y, also := b.(*ssa.UnOp)
	return ok && also && x.Op == token.MUL && y.Op == token.MUL && x.X == y.X
}

// leadsTo reports whether there is a way from one block to another.
func leadsTo(from, to *ssa.BasicBlock, seen map[*ssa.BasicBlock]bool) bool {
	for _, next := range from.Succs {
		if next == to {
			return true
		}
		if !seen[next] {
			seen[next] = true
			if leadsTo(next, to, seen) {
				return true
			}
		}
	}
	return false
}
