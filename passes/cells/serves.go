package cells

import (
	"go/types"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"golang.org/x/tools/go/ssa"
)

// A serving says which code belongs to the service, as opposed to the other
// commands that a program has: a binary that serves often migrates, exports and
// prints keys, too.
type serving struct {
	// packages are those that some command of the program imports; nil if the
	// program has no command. What only tests import is not among them.
	packages map[*types.Package]bool
	named    map[*effects.Func][]*effects.Func // by the function that calls or mentions it
	namedBy  map[*effects.Func][]*effects.Func
	entry    map[*effects.Func]bool // has a handler, or registers one
	leads    map[*effects.Func]bool // memo: leads to entry
}

func newServing(prog *effects.Program, points []*entrypoints.Point) *serving {
	s := &serving{
		named: map[*effects.Func][]*effects.Func{}, namedBy: map[*effects.Func][]*effects.Func{},
		entry: map[*effects.Func]bool{}, leads: map[*effects.Func]bool{},
	}
	s.findPackages(prog)
	for _, p := range points {
		s.entry[p.Func] = true
		s.entry[p.Name] = true
	}
	for _, fn := range prog.Funcs {
		if len(fn.Registrations()) > 0 {
			s.entry[fn] = true
		}
		s.mentions(prog, fn)
	}
	return s
}

// mentions notes the functions that fn calls or takes as values.
func (s *serving) mentions(prog *effects.Program, fn *effects.Func) {
	var ops [16]*ssa.Value
	seen := map[*effects.Func]bool{}
	for _, b := range fn.SSA.Blocks {
		for _, instr := range b.Instrs {
			for _, op := range instr.Operands(ops[:0]) {
				g, ok := (*op).(*ssa.Function)
				if *op == nil || !ok {
					continue
				}
				if callee := prog.FuncOf(g); callee != nil && callee != fn && !seen[callee] {
					seen[callee] = true
					s.named[fn] = append(s.named[fn], callee)
					s.namedBy[callee] = append(s.namedBy[callee], fn)
				}
			}
		}
	}
}

// serves reports whether fn is part of the service: some function from which it
// is called without a detour through an interface also leads to a handler. It
// errs on the side of yes.
func (s *serving) serves(fn *effects.Func) bool {
	if s.packages == nil {
		return true
	}
	above := map[*effects.Func]bool{}
	work := []*effects.Func{fn}
	for len(work) > 0 {
		f := work[len(work)-1]
		work = work[:len(work)-1]
		if above[f] {
			continue
		}
		above[f] = true
		if f.Parent == nil && f.SSA.Synthetic != "" || s.leadsToEntry(f) {
			return true // the initialisation of a package, or on the way to a handler
		}
		work = append(work, s.namedBy[f]...)
	}
	return false
}

// leadsToEntry reports whether fn, or something that it calls or mentions,
// is an entry point or registers one.
func (s *serving) leadsToEntry(fn *effects.Func) bool {
	if known, ok := s.leads[fn]; ok {
		return known
	}
	seen := map[*effects.Func]bool{}
	var walk func(f *effects.Func) bool
	walk = func(f *effects.Func) bool {
		if s.entry[f] {
			return true
		}
		if seen[f] {
			return false
		}
		seen[f] = true
		for _, callee := range f.Callees {
			if walk(callee) {
				return true
			}
		}
		for _, callee := range s.named[f] {
			if walk(callee) {
				return true
			}
		}
		return false
	}
	found := walk(fn)
	s.leads[fn] = found
	return found
}

// unused reports whether a function of a program with commands is known to be
// called by none of them: nothing mentions it but functions that are unused, or
// it is a method of a type that is unmade.
func (r *Reach) unused(fn *effects.Func, depth int) bool {
	s := r.serving
	if s.packages == nil || depth > 8 || fn.Parent != nil || fn.SSA.Synthetic != "" || isMain(fn) || s.entry[fn] ||
		fn.SSA.Name() == "init" || strings.HasPrefix(fn.SSA.Name(), "init#") {
		return false
	}
	if recv := fn.SSA.Signature.Recv(); recv != nil {
		t := recv.Type()
		if p, ok := types.Unalias(t).(*types.Pointer); ok {
			t = p.Elem()
		}
		n, ok := types.Unalias(t).(*types.Named)
		return ok && r.unmade(n.Origin().Obj(), depth+1)
	}
	for _, caller := range s.namedBy[fn] {
		if !r.unused(caller, depth+1) {
			return false
		}
	}
	return true
}

// unmade reports whether only unused functions make objects of a type: a double
// for tests that is kept beside what it stands for.
func (r *Reach) unmade(t *types.TypeName, depth int) bool {
	for _, fn := range r.makers[t] {
		if !r.unused(fn, depth) {
			return false
		}
	}
	return len(r.makers[t]) > 0
}

// findPackages collects what the program's commands import.
func (s *serving) findPackages(prog *effects.Program) {
	var walk func(p *types.Package)
	walk = func(p *types.Package) {
		if s.packages[p] {
			return
		}
		s.packages[p] = true
		for _, imp := range p.Imports() {
			walk(imp)
		}
	}
	for _, fn := range prog.Funcs {
		if isMain(fn) {
			if s.packages == nil {
				s.packages = map[*types.Package]bool{}
			}
			walk(fn.Package())
		}
	}
}
