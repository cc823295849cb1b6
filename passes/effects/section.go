package effects

import (
	"go/types"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/ssa"
)

// CallIO returns what the call at instr, and everything that it calls, reaches
// outside the process's memory.
func (fn *Func) CallIO(instr ssa.Instruction) IOSet { return fn.callIO[instr] }

// SectionIO returns what the critical section that begins with the lock at a
// site reaches outside the process's memory, and the calls that do. For a site
// of another package only the first is known.
func (p *Program) SectionIO(e *Effect) (IOSet, []ssa.Instruction) {
	lock, ok := e.Site.Instr.(ssa.CallInstruction)
	if !ok || len(lock.Common().Args) == 0 {
		return e.Reach, nil
	}
	mutex := lock.Common().Args[0]
	var io IOSet
	var calls []ssa.Instruction
	p.walkSection(lock, mutex, func(instr ssa.Instruction) {
		if reached := e.Site.Func.callIO[instr]; reached&outside != 0 {
			io |= reached
			calls = append(calls, instr)
		}
	})
	return io, calls
}

// walkSection calls visit for the instructions between a lock and the unlocks
// of the same mutex. A deferred unlock does not end the section.
func (p *Program) walkSection(lock ssa.Instruction, mutex ssa.Value, visit func(ssa.Instruction)) {
	seen := map[*ssa.BasicBlock]bool{}
	var walk func(b *ssa.BasicBlock, from int)
	walk = func(b *ssa.BasicBlock, from int) {
		for _, instr := range b.Instrs[from:] {
			if call, ok := instr.(*ssa.Call); ok && p.unlocks(&call.Call, mutex) {
				return
			}
			visit(instr)
		}
		for _, s := range b.Succs {
			if !seen[s] {
				seen[s] = true
				walk(s, 0)
			}
		}
	}
	b := lock.Block()
	for i, instr := range b.Instrs {
		if instr == lock {
			walk(b, i+1)
			return
		}
	}
}

func (p *Program) unlocks(c *ssa.CallCommon, mutex ssa.Value) bool {
	callee := c.StaticCallee()
	if callee == nil || len(c.Args) == 0 {
		return false
	}
	m, ok := callee.Object().(*types.Func)
	if !ok {
		return false
	}
	model := p.Models.Func(m)
	if model == nil {
		return false
	}
	for _, b := range model.Behaviours {
		if b.IO == models.Unlock {
			return c.Args[0] == mutex || samePlace(c.Args[0], mutex)
		}
	}
	return false
}
