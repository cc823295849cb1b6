package consteval

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// index collects, once, who calls whom and who stores where.
func (e *Evaluator) index() {
	if e.callers != nil {
		return
	}
	e.callers = map[*ssa.Function][]ssa.CallInstruction{}
	e.globals = map[*ssa.Global][]*ssa.Store{}
	e.fields = map[*types.Var][]*ssa.Store{}
	e.closure = map[*ssa.Function]*ssa.MakeClosure{}
	e.sources = map[*types.Package]bool{}
	for _, fn := range e.funcs {
		if fn.Pkg != nil {
			e.sources[fn.Pkg.Pkg] = true
		}
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				e.note(instr)
			}
		}
	}
}

func (e *Evaluator) note(instr ssa.Instruction) {
	switch instr := instr.(type) {
	case ssa.CallInstruction:
		if callee := instr.Common().StaticCallee(); callee != nil {
			if o := callee.Origin(); o != nil {
				callee = o
			}
			e.callers[callee] = append(e.callers[callee], instr)
		}
	case *ssa.MakeClosure:
		if fn, ok := instr.Fn.(*ssa.Function); ok {
			e.closure[fn] = instr
		}
	case *ssa.Store:
		switch addr := instr.Addr.(type) {
		case *ssa.Global:
			e.globals[addr] = append(e.globals[addr], instr)
		case *ssa.FieldAddr:
			if v := fieldVar(addr); v != nil {
				e.fields[v] = append(e.fields[v], instr)
			}
		}
	}
}

// Callers returns the calls whose callee is known to be fn.
func (e *Evaluator) Callers(fn *ssa.Function) []ssa.CallInstruction {
	e.index()
	return e.callers[fn]
}

// Closure returns the instruction that makes the closure fn, nil if fn
// captures nothing or is not among the functions.
func (e *Evaluator) Closure(fn *ssa.Function) *ssa.MakeClosure {
	e.index()
	return e.closure[fn]
}

// Stored returns the values that the program puts into a field, of whatever object.
func (e *Evaluator) Stored(field *types.Var) []ssa.Value {
	e.index()
	var out []ssa.Value
	for _, s := range e.fields[field.Origin()] {
		out = append(out, s.Val)
	}
	return out
}

// FieldOf returns the constant string that the program's initialisation puts
// into a field of a package-level struct, "" if it is not constant.
func (e *Evaluator) FieldOf(g *ssa.Global, field string) string {
	e.index()
	st, ok := elem(g.Type()).Underlying().(*types.Struct)
	if !ok {
		return ""
	}
	for i := range st.NumFields() {
		if st.Field(i).Name() != field {
			continue
		}
		for _, s := range e.fields[st.Field(i).Origin()] {
			if addr, ok := s.Addr.(*ssa.FieldAddr); ok && addr.X == g {
				if v, ok := e.String(s.Val, nil); ok {
					return v
				}
			}
		}
	}
	return ""
}

// FieldStores returns the stores into a struct field, of any instance.
func (e *Evaluator) FieldStores(field *types.Var) []*ssa.Store {
	e.index()
	return e.fields[field.Origin()]
}
