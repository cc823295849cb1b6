package classify

import (
	"go/constant"
	"go/token"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/shape"
	"golang.org/x/tools/go/ssa"
)

// spaces reports whether the cell keeps nothing but a time for each key, and
// requests that come too soon are refused: the last attempt, the end of a pause.
// The same map without a refusal, or with names that speak of what was handled
// already, is a set of keys with an expiry.
func (k *Case) spaces() bool {
	if !k.Keyed() || k.Shape.Traits != shape.Timed || !k.Expires || !k.Does(effects.OpMapWrite, effects.OpClaim) || k.Says(denyWords...) {
		return false
	}
	return k.Says(limitWords...) || k.refuses()
}

// refuses reports whether a function on the way to what requests do here answers
// that there were too many of them.
func (k *Case) refuses() bool {
	for _, a := range k.Accesses {
		for _, fn := range append(effects.Chain(a.Effect), a.Entry.Func, a.Effect.Site.Func) {
			if fn != nil && fn.SSA != nil && answersTooMany(fn.SSA) {
				return true
			}
		}
	}
	return false
}

// answersTooMany reports whether a function uses the status 429.
func answersTooMany(fn *ssa.Function) bool {
	var ops [8]*ssa.Value
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			for _, op := range instr.Operands(ops[:0]) {
				c, ok := (*op).(*ssa.Const)
				if ok && c.Value != nil && c.Value.Kind() == constant.Int && constant.Compare(c.Value, token.EQL, constant.MakeInt64(429)) {
					return true
				}
			}
		}
	}
	return false
}
