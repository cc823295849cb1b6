package classify

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/ssa"
)

// A library can be a lock or something else, by how it is used: a semaphore with
// one slot is a mutex and one with more bounds how much runs at a time, and what
// shares one call among all that ask for the same excludes them from nothing
// unless the call is made for what it changes.

// isSemaphore reports whether the cell is a library's semaphore, and returns
// the number of its slots, 0 if that is not constant.
func (k *Case) isSemaphore() (slots float64, ok bool) {
	st := k.State("locallock")
	if st == nil || st.Class != models.Conditional || !strings.HasSuffix(st.ID, "Acquire") {
		return 0, false
	}
	for _, l := range k.Cell.Libraries {
		if lim := libraryLimit(k.eval, l); lim != nil {
			slots = lim.Count
		}
	}
	return slots, true
}

// changesTogether reports whether requests share calls that change something
// outside the process and of which they want no more than that: the functions
// that they give yield nothing. What yields a value fetches it.
func (k *Case) changesTogether() (changes, checks bool) {
	for _, a := range k.Accesses {
		call, ok := a.Effect.Site.Instr.(ssa.CallInstruction)
		if !ok || a.Effect.Op != effects.OpLibrary || a.Effect.Site.Func == nil {
			continue
		}
		io := a.Effect.Site.Func.CallIO(call)
		if !io.Has(models.Send) || !yieldsNothing(call) {
			continue
		}
		changes = true
		checks = checks || io.Has(models.Read)
	}
	return changes, checks
}

// yieldsNothing reports whether a function literal among the arguments of a call
// returns no value but errors.
func yieldsNothing(call ssa.CallInstruction) bool {
	for _, arg := range call.Common().Args {
		var fn *ssa.Function
		switch f := arg.(type) {
		case *ssa.MakeClosure:
			fn, _ = f.Fn.(*ssa.Function)
		case *ssa.Function:
			fn = f
		}
		if fn == nil {
			continue
		}
		for _, b := range fn.Blocks {
			if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok && len(ret.Results) > 0 {
				if c, ok := ret.Results[0].(*ssa.Const); !ok || c.Value != nil {
					return false
				}
			}
		}
		return len(fn.Blocks) > 0
	}
	return false
}
