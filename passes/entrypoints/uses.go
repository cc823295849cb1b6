package entrypoints

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// usage is where the program reads struct fields, takes methods as values and
// hands functions on.
type usage struct {
	loads  map[*types.Var][]*ssa.UnOp
	values map[*types.Func][]*ssa.MakeClosure
	passed map[*ssa.Function][]ssa.Instruction // as arguments, converted or not
}

// uses returns the usage of the program, collected on first use.
func (f *finder) uses() *usage {
	if f.usage != nil {
		return f.usage
	}
	f.usage = &usage{loads: map[*types.Var][]*ssa.UnOp{}, values: map[*types.Func][]*ssa.MakeClosure{}, passed: map[*ssa.Function][]ssa.Instruction{}}
	for _, fn := range f.prog.Funcs {
		for _, b := range fn.SSA.Blocks {
			for _, instr := range b.Instrs {
				switch instr := instr.(type) {
				case *ssa.UnOp:
					addr, ok := instr.X.(*ssa.FieldAddr)
					if !ok || instr.Op != token.MUL {
						continue
					}
					if field := fieldOf(addr); field != nil {
						f.usage.loads[field.Origin()] = append(f.usage.loads[field.Origin()], instr)
					}
				case *ssa.Call:
					for _, a := range instr.Call.Args {
						if c, ok := a.(*ssa.ChangeType); ok {
							a = c.X
						}
						if g, ok := a.(*ssa.Function); ok {
							f.usage.passed[g] = append(f.usage.passed[g], instr)
						}
					}
				case *ssa.MakeClosure:
					if m, ok := instr.Fn.(*ssa.Function).Object().(*types.Func); ok {
						f.usage.values[m] = append(f.usage.values[m], instr)
					}
				}
			}
		}
	}
	return f.usage
}
