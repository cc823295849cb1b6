package cells

import (
	"go/token"
	"go/types"
	"maps"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/ssa"
)

// A Reach says which functions run on request paths and which run at start-up
// or in the background. A function can do both.
type Reach struct {
	request map[*effects.Func]bool
	startup map[*effects.Func]bool
	spawned map[*effects.Func]bool
	// background is spawned, scheduled jobs, and functions outside requests that
	// wait in a loop.
	background map[*effects.Func]bool
	setup      map[*effects.Func]bool // see Setup
	dynamic    map[*effects.Func]bool // called through interfaces, or from there
	serving    *serving
	made       map[*types.TypeName]int // see instances
	// makers are the functions that allocate each type of the program.
	makers map[*types.TypeName][]*effects.Func
}

// Request reports whether fn runs on a request path.
func (r *Reach) Request(fn *effects.Func) bool { return r.request[fn] }

// Startup reports whether fn runs at start-up or in the background.
func (r *Reach) Startup(fn *effects.Func) bool { return r.startup[fn] }

// Spawned reports whether fn runs in a goroutine of its own, or is called there.
func (r *Reach) Spawned(fn *effects.Func) bool { return r.spawned[fn] }

// Background reports whether fn runs beside the requests, for as long as the
// process lives: in a goroutine, as a job, in a loop that waits.
func (r *Reach) Background(fn *effects.Func) bool { return r.background[fn] }

func newReach(prog *effects.Program, points []*entrypoints.Point, entered [][]*effects.Entered) *Reach {
	r := &Reach{
		request: map[*effects.Func]bool{},
		startup: map[*effects.Func]bool{},
		spawned: map[*effects.Func]bool{}, background: map[*effects.Func]bool{},
		setup: map[*effects.Func]bool{}, dynamic: map[*effects.Func]bool{},
		makers: map[*types.TypeName][]*effects.Func{},
	}
	r.serving = newServing(prog, points)
	called := map[*effects.Func]bool{}
	for _, fn := range prog.Funcs {
		for _, callee := range fn.Callees {
			called[callee] = true
		}
	}
	entry, scheduled := map[*effects.Func]bool{}, map[*effects.Func]bool{}
	for i, p := range points {
		if p.Trigger == models.Schedule {
			scheduled[p.Func] = true
			walk(r.background, p.Func)
			continue
		}
		entry[p.Func] = true
		entry[p.Name] = true
		walk(r.request, p.Func)
		for _, e := range entered[i] {
			for _, callee := range e.Callees {
				walk(r.request, callee)
			}
		}
	}
	for _, fn := range prog.Funcs {
		// Whatever nobody in sight calls and no request enters may run at any
		// time: main, init, exported constructors, goroutines of a library's.
		if !entry[fn] && (!called[fn] || isMain(fn)) && !(fn.Parent != nil && r.request[fn.Parent]) {
			walk(r.startup, fn)
		}
	}
	for _, fn := range prog.Funcs {
		if fn.Spawned {
			walk(r.spawned, fn)
			walk(r.background, fn)
		} else if !r.request[fn] && waitsInLoop(fn) {
			walk(r.background, fn)
		}
		r.note(fn)
	}
	r.countInstances(prog)
	maps.Copy(scheduled, entry)
	r.findSetup(prog, scheduled)
	return r
}

// waitsInLoop reports whether a function takes values out of channels, or waits
// for a clock, again and again.
func waitsInLoop(fn *effects.Func) bool {
	for _, b := range fn.SSA.Blocks {
		for _, instr := range b.Instrs {
			waits := tickOf(instr) != noTick
			switch i := instr.(type) {
			case *ssa.UnOp:
				waits = waits || i.Op == token.ARROW
			case *ssa.Select:
				waits = waits || i.Blocking
			}
			if waits && loopAround(b) != nil {
				return true
			}
		}
	}
	return false
}

func isMain(fn *effects.Func) bool {
	return fn.Parent == nil && fn.SSA != nil && fn.Package() != nil && fn.Package().Name() == "main" && fn.SSA.Name() == "main"
}

func walk(seen map[*effects.Func]bool, fn *effects.Func) {
	if fn == nil || seen[fn] {
		return
	}
	seen[fn] = true
	for _, callee := range fn.Callees {
		walk(seen, callee)
	}
}

// note records the types that fn allocates.
func (r *Reach) note(fn *effects.Func) {
	for _, b := range fn.SSA.Blocks {
		for _, instr := range b.Instrs {
			a, ok := instr.(*ssa.Alloc)
			if !ok {
				continue
			}
			if n, ok := types.Unalias(a.Type().Underlying().(*types.Pointer).Elem()).(*types.Named); ok {
				obj := n.Origin().Obj()
				if makers := r.makers[obj]; len(makers) == 0 || makers[len(makers)-1] != fn {
					r.makers[obj] = append(makers, fn)
				}
			}
		}
	}
}

// instances returns the number of places in the program that make an object of
// the type: literals, and calls of its constructors.
func (r *Reach) instances(t *types.TypeName) int { return r.made[t] }

func (r *Reach) countInstances(prog *effects.Program) {
	r.made = map[*types.TypeName]int{}
	constructs := map[*effects.Func][]*types.TypeName{}
	for t, makers := range r.makers {
		for _, fn := range makers {
			if returns(fn, t) {
				constructs[fn] = append(constructs[fn], t)
			} else {
				r.made[t]++
			}
		}
	}
	for _, fn := range prog.Funcs {
		for _, b := range fn.SSA.Blocks {
			for _, instr := range b.Instrs {
				call, ok := instr.(ssa.CallInstruction)
				if !ok || call.Common().StaticCallee() == nil {
					continue
				}
				if callee := prog.FuncOf(call.Common().StaticCallee()); callee != nil {
					for _, t := range constructs[callee] {
						r.made[t]++
					}
				}
			}
		}
	}
}

// returns reports whether a function that makes an object of type t can return it.
func returns(fn *effects.Func, t *types.TypeName) bool {
	for v := range fn.SSA.Signature.Results().Variables() {
		typ := v.Type()
		if i, ok := typ.Underlying().(*types.Interface); ok {
			if !i.Empty() && (types.Implements(t.Type(), i) || types.Implements(types.NewPointer(t.Type()), i)) {
				return true
			}
			continue
		}
		if p, ok := typ.Underlying().(*types.Pointer); ok {
			typ = p.Elem()
		}
		if n, ok := types.Unalias(typ).(*types.Named); ok && n.Origin().Obj() == t {
			return true
		}
	}
	return false
}

// longLived reports whether some instance of the type may be made where it
// lives as long as the process.
func (r *Reach) longLived(t *types.TypeName) bool {
	makers := r.makers[t]
	if len(makers) == 0 {
		return true
	}
	for _, fn := range makers {
		if r.Setup(fn) {
			return true
		}
	}
	return false
}

// outlives reports whether a place is there after the request.
func (c *collector) outlives(place effects.Value) bool {
	if inTransit(place) {
		return false
	}
	switch r := place.Root.(type) {
	case *effects.Cell:
		if r.Kind == effects.Captured {
			return c.Reach.Setup(r.Home)
		}
		return true
	case effects.Instance:
		return !c.far.brief[r.Type] && c.Reach.longLived(r.Type)
	case effects.Outer:
		return place.Path != nil && c.Reach.Setup(r.Func)
	}
	return false
}
