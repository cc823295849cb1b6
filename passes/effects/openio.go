package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// OpenIO returns what calls whose callee only a caller of fn knows reach
// outside the process, given all that the program passes to fn. The keys are
// the instructions of fn that lead there. It speaks of all callers at once: for
// what one of them does see [Func.CallIO] there.
func (p *Program) OpenIO(fn *Func) map[ssa.Instruction]IOSet {
	out := map[ssa.Instruction]IOSet{}
	for _, d := range fn.Sum.dyn {
		at := d.Site.Instr
		if d.Via != nil {
			at = d.Via.Call
		}
		if at == nil {
			continue
		}
		closures, dyn, _ := p.Possible(fn, d.Callee)
		var io IOSet
		if d.Method == nil {
			for _, c := range closures {
				switch {
				case c.Func != nil && c.Func.Sum != nil:
					io |= c.Func.Sum.IO
				case c.External:
					io |= p.libraryIO(c.Method)
				}
			}
		} else {
			for _, t := range dyn {
				io |= p.methodIO(t, d.Method)
			}
		}
		out[at] |= io
	}
	return out
}

// methodIO returns what a method of values of type t reaches outside the process.
func (p *Program) methodIO(t types.Type, m *types.Func) IOSet {
	sel := p.lookupMethod(t, m)
	switch {
	case sel == nil:
	case sel.fn != nil && sel.fn.Sum != nil:
		return sel.fn.Sum.IO
	case sel.external != nil:
		return p.libraryIO(sel.external)
	}
	return 0
}

// libraryIO returns what the models say that a function outside the program
// reaches.
func (p *Program) libraryIO(m *types.Func) IOSet {
	model := p.Models.Func(m)
	if model == nil {
		return 0
	}
	var io IOSet
	for _, b := range model.Behaviours {
		if b.IO != models.NoIO {
			io |= 1 << b.IO
		}
	}
	if io.Has(models.Send) && !idempotent(m) {
		io |= repeats
	}
	return io
}
