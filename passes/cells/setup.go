package cells

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/effects"
)

// Setup reports whether fn may run once for the whole process: it is reached
// from main, from the initialisation of a package, or from something that nobody
// in sight calls, without passing through a loop that waits for work. What such
// a function makes can live as long as the process.
//
// A function that no known call leads to counts too, unless it is known to run
// for a request or in the background.
func (r *Reach) Setup(fn *effects.Func) bool {
	return r.setup[fn] || !r.request[fn] && !r.background[fn] && !r.dynamic[fn]
}

// findSetup follows the calls from the functions that run when the process
// starts. Calls through interfaces are taken to reach every implementation in
// the program: that only says when a function may run, not what it does.
func (r *Reach) findSetup(prog *effects.Program, entry map[*effects.Func]bool) {
	impls := newImplementations(prog)
	steps := map[*effects.Func][]step{}
	called := map[*effects.Func]bool{}
	for _, fn := range prog.Funcs {
		steps[fn] = stepsOf(prog, impls, fn)
		for _, s := range steps[fn] {
			called[s.callee] = true
		}
	}
	for _, fn := range prog.Funcs {
		for _, s := range steps[fn] {
			if s.dynamic {
				spreadSteps(r.dynamic, s.callee, steps)
			}
		}
	}
	var follow func(fn *effects.Func)
	follow = func(fn *effects.Func) {
		if r.setup[fn] {
			return
		}
		r.setup[fn] = true
		for _, s := range steps[fn] {
			if !s.repeated {
				follow(s.callee)
			}
		}
	}
	for _, fn := range prog.Funcs {
		if !entry[fn] && (!called[fn] || isMain(fn)) && !(fn.Parent != nil && !r.setup[fn.Parent] && (r.request[fn.Parent] || r.background[fn.Parent])) {
			follow(fn)
		}
	}
}

// spreadSteps marks fn and everything that it calls.
func spreadSteps(seen map[*effects.Func]bool, fn *effects.Func, steps map[*effects.Func][]step) {
	if seen[fn] {
		return
	}
	seen[fn] = true
	for _, s := range steps[fn] {
		spreadSteps(seen, s.callee, steps)
	}
}

// A step is one call, as far as it matters when the callee runs.
type step struct {
	callee   *effects.Func
	repeated bool // again and again, in a loop that waits for work
	dynamic  bool // through an interface, to one of its implementations
}

// stepsOf returns the calls of a function in the order of its code, then those
// that only the interpretation of function values found.
func stepsOf(prog *effects.Program, impls *implementations, fn *effects.Func) []step {
	waits := waitsInLoop(fn)
	var out []step
	known := map[*effects.Func]bool{}
	add := func(callee *effects.Func, repeated, dynamic bool) {
		if callee != nil {
			known[callee] = true
			out = append(out, step{callee, repeated, dynamic})
		}
	}
	for _, b := range fn.SSA.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(ssa.CallInstruction)
			if !ok {
				continue
			}
			repeated := waits && loopAround(b) != nil
			if common := call.Common(); common.IsInvoke() {
				for _, m := range impls.of(common.Method, common.Value.Type()) {
					add(m, repeated, true)
				}
			} else if callee := common.StaticCallee(); callee != nil {
				add(prog.FuncOf(callee), repeated, false)
			}
		}
	}
	for _, callee := range fn.Callees {
		if !known[callee] {
			add(callee, waits, false)
		}
	}
	return out
}

// implementations finds the methods of the program that a call through an
// interface can reach.
type implementations struct {
	byName map[string][]*effects.Func // methods by name
	known  map[*types.Func][]*effects.Func
}

func newImplementations(prog *effects.Program) *implementations {
	im := &implementations{byName: map[string][]*effects.Func{}, known: map[*types.Func][]*effects.Func{}}
	for _, fn := range prog.Funcs {
		if fn.Parent == nil && fn.SSA.Signature.Recv() != nil {
			im.byName[fn.SSA.Name()] = append(im.byName[fn.SSA.Name()], fn)
		}
	}
	return im
}

func (im *implementations) of(m *types.Func, iface types.Type) []*effects.Func {
	if found, ok := im.known[m]; ok {
		return found
	}
	var out []*effects.Func
	if i, ok := iface.Underlying().(*types.Interface); ok {
		for _, fn := range im.byName[m.Name()] {
			if recv := fn.SSA.Signature.Recv().Type(); types.Implements(recv, i) {
				out = append(out, fn)
			}
		}
	}
	im.known[m] = out
	return out
}
