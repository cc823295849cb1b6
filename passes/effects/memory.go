package effects

import "golang.org/x/tools/go/ssa"

// A memory is what is known of a function's values and calls from one
// interpretation to the next: most functions are interpreted again because one
// callee, or one variable, has grown, and all the rest still holds.
type memory struct {
	slots        map[ssa.Value]*slot
	compositions map[compositionKey]*composition
}

// newMemory returns what is known of a body before its first interpretation:
// what its parameters and captured variables refer to.
func (p *Program) newMemory(body *ssa.Function) *memory {
	m := &memory{
		slots:        map[ssa.Value]*slot{},
		compositions: map[compositionKey]*composition{},
	}
	for i, param := range body.Params {
		s := &slot{prov: paramProv(i)}
		if p.tracks(param.Type()) {
			s.vals = Values{{Root: Param(i)}}
		}
		m.slots[param] = s
	}
	for j, free := range body.FreeVars {
		m.slots[free] = &slot{vals: Values{{Root: Free(j)}}, prov: freeProv(j)}
	}
	return m
}
