package cells

import (
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"golang.org/x/tools/go/ssa"
)

// idle reports whether nothing in a program that has a command calls the
// function that fn is, or stands in, or hands it on: a loop that is never
// started. Methods may be called through interfaces, and are taken to be.
func (c *collector) idle(fn *effects.Func) bool {
	if c.Program.Modular() || c.Reach.serving.packages == nil {
		return false
	}
	for fn.Parent != nil {
		fn = fn.Parent
	}
	if fn.SSA == nil || fn.Obj == nil || fn.SSA.Signature.Recv() != nil || isMain(fn) || fn.SSA.Name() == "init" {
		return false
	}
	if c.mentioned == nil {
		c.mentioned = map[*ssa.Function]bool{}
		for _, by := range c.Program.Funcs {
			for _, b := range by.SSA.Blocks {
				for _, instr := range b.Instrs {
					var ops [8]*ssa.Value
					for _, op := range instr.Operands(ops[:0]) {
						f, ok := (*op).(*ssa.Function)
						if !ok || f == by.SSA {
							continue
						}
						if f.Origin() != nil {
							f = f.Origin()
						}
						c.mentioned[f] = true
					}
				}
			}
		}
	}
	return !c.mentioned[fn.SSA]
}
