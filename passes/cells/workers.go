package cells

import (
	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/effects"
)

// workers takes out the goroutines whose work is a loop around a clock that is a
// cell of its own: the loop does not do what one request asked for, and is not
// two findings.
func (c *collector) workers() {
	loops := map[*effects.Func]bool{}
	for _, cell := range c.byCell {
		if s := cell.Schedule; s != nil && s.Point == nil {
			loops[s.Func] = true
		}
	}
	for key, cell := range c.byCell {
		if key.Kind != effects.Spot || len(cell.Accesses) == 0 {
			continue
		}
		worker := true
		for _, a := range cell.Accesses {
			worker = worker && a.Effect.Op == effects.OpSpawn && c.runs(a.Effect.Site.Instr, loops)
		}
		if worker {
			delete(c.byCell, key)
		}
	}
}

// runs reports whether a go statement, or a call of a helper that starts a
// goroutine, runs one of the functions, or a function literal that calls one.
func (c *collector) runs(start ssa.Instruction, fns map[*effects.Func]bool) bool {
	call, ok := start.(ssa.CallInstruction)
	if !ok {
		return false
	}
	work := call.Common().Args
	if _, ok := start.(*ssa.Go); ok {
		work = []ssa.Value{call.Common().Value}
	}
	for _, v := range work {
		if m, ok := v.(*ssa.MakeClosure); ok {
			v = m.Fn
		}
		body, ok := v.(*ssa.Function)
		if !ok {
			continue
		}
		fn := c.Program.FuncOf(body)
		if fn == nil {
			continue
		}
		if fns[fn] {
			return true
		}
		for _, callee := range fn.Callees {
			if fns[callee] && fn.Parent != nil {
				return true
			}
		}
	}
	return false
}
