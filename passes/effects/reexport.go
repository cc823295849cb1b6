package effects

import "go/types"

// lend adds the methods that importers reach through variables of the package and
// whose types are of other packages, which importers need not import: a variable
// that holds all services of a program. Drivers show facts of direct imports
// only, so what they say of those types travels on with the variable.
//
// What is reached through functions and types alone stays behind: who has it
// mostly imports the package that it is from, and facts are to stay small.
func (e *encoder) lend() {
	if e.far == nil {
		return
	}
	seen := map[*types.Named]bool{}
	scope := e.far.self.Scope()
	for _, name := range scope.Names() {
		if v, ok := scope.Lookup(name).(*types.Var); ok && v.Exported() {
			e.lendType(v.Type(), seen)
		}
	}
}

func (e *encoder) lendType(t types.Type, seen map[*types.Named]bool) {
	n, ok := types.Unalias(deref(t)).(*types.Named)
	if ok {
		if seen[n] || n.Obj().Pkg() == nil || !e.inScope(n.Obj().Pkg()) {
			return
		}
		seen[n] = true
		if n.Obj().Pkg() != e.far.self {
			for m := range n.Origin().Methods() {
				if fn := e.declared(m); fn != nil && m.Exported() && !fn.Sum.trivial() {
					e.take(fn)
				}
			}
		}
	}
	if st, ok := deref(t).Underlying().(*types.Struct); ok {
		for f := range st.Fields() {
			if f.Exported() {
				e.lendType(f.Type(), seen)
			}
		}
	}
}
