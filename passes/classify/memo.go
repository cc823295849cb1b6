package classify

import "github.com/hiddenstate/hiddenstate/passes/effects"

// isMemo reports whether every value that requests put into the cell is a pure
// function of the key that it is put under; see [effects.Program.Derived].
func (k *Case) isMemo() bool {
	if !k.Keyed() {
		return false
	}
	fills := 0
	for _, a := range k.Accesses {
		switch a.Effect.Op {
		case effects.OpMapWrite, effects.OpClaim:
		case effects.OpDelete, effects.OpReset:
			continue
		default:
			return false
		}
		if !k.prog.Derived(a.Effect) {
			return false
		}
		fills++
	}
	return fills > 0
}
