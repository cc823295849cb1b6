package effects

import (
	"context"
	"fmt"

	"golang.org/x/tools/go/ssa"
)

// Solve computes the summaries of all functions to a fixpoint: callees first,
// then whatever looks at a callee or a variable that has grown since.
func (p *Program) Solve(ctx context.Context) error {
	order := p.bottomUp()
	for i, fn := range order {
		fn.order = i
		fn.dirty = true
	}
	for sweep := 0; sweep < maxSweeps; sweep++ {
		again := false
		for _, fn := range order {
			if !fn.dirty {
				continue
			}
			if err := ctx.Err(); err != nil {
				return fmt.Errorf("computing effects: %w", err)
			}
			fn.dirty = false
			again = true
			if p.interpret(fn) {
				for _, d := range fn.dependents {
					p.mark(d)
				}
			}
		}
		if !again {
			break
		}
	}
	for _, fn := range order {
		fn.memory = nil
		if fn.dirty {
			p.truncate(fn)
		}
	}
	return nil
}

// maxSweeps bounds the passes over the program; real programs need fewer than ten.
const maxSweeps = 60

// mark makes fn be interpreted again.
func (p *Program) mark(fn *Func) { fn.dirty = true }

// bottomUp orders the functions so that callees, and functions whose values
// are mentioned, come before those that call or mention them, cycles apart.
func (p *Program) bottomUp() []*Func {
	order := make([]*Func, 0, len(p.Funcs))
	state := make(map[*Func]bool, len(p.Funcs))
	var visit func(fn *Func)
	visit = func(fn *Func) {
		if state[fn] {
			return
		}
		state[fn] = true
		var ops [16]*ssa.Value
		for _, b := range fn.SSA.Blocks {
			for _, instr := range b.Instrs {
				for _, op := range instr.Operands(ops[:0]) {
					if *op == nil {
						continue
					}
					if g, ok := (*op).(*ssa.Function); ok {
						if callee := p.funcOf(g); callee != nil && callee.SSA != nil {
							visit(callee)
						}
					}
				}
			}
		}
		order = append(order, fn)
	}
	for _, fn := range p.Funcs {
		visit(fn)
	}
	return order
}
