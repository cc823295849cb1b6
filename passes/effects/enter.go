package effects

import "golang.org/x/tools/go/ssa"

// An Entered is what happens when an entry point runs: effects on places that
// outlive it, with roots that are package-level variables, long-lived instances,
// captured variables or parameters of functions that returned at start-up.
type Entered struct {
	Func    *Func
	Effects []*Effect
	IO      IOSet
	Callees []*Func // what it reaches through function values that only the entry knows
	// Open are calls whose callees a package that imports this one may know.
	Open []*DynCall
}

// Enter runs fn as an entry point. value is the function value that was
// registered, nil if fn was recognised by its signature alone. What fn's
// parameters refer to is the request's; its receiver and what it captured are not.
func (p *Program) Enter(fn *Func, value *Closure) *Entered {
	return p.enter(fn, func(f *frame) *call { return f.entryCall(fn, value) })
}

// EnterFresh runs a method as an entry point whose receiver is the request's
// like its parameters: the framework makes an object for each.
func (p *Program) EnterFresh(fn *Func, _ *Closure) *Entered {
	return p.enter(fn, func(*frame) *call { return newCall(fn) })
}

func (p *Program) enter(fn *Func, as func(*frame) *call) *Entered {
	pseudo := newPseudo(fn)
	f := &frame{Program: p, fn: pseudo, sum: pseudo.Sum}
	for range 3 {
		f.grew = false
		f.compose(as(f), fn)
		if !f.grew {
			break
		}
	}
	return &Entered{Func: fn, Effects: f.sum.Effects, IO: f.sum.IO, Callees: pseudo.Callees, Open: f.sum.dyn}
}

func (f *frame) entryCall(fn *Func, value *Closure) *call {
	c := newCall(fn)
	if value == nil {
		value = fn.value
	}
	if value != nil {
		v := f.detach(value)
		c.free = v.Free
		if v.Bound {
			c.args[0] = v.Recv
			return c
		}
	}
	if fn.recv != nil {
		c.args[0] = Values{{Root: Instance{fn.recv}}}
	}
	return c
}

func newCall(fn *Func) *call {
	return &call{args: make([]Values, fn.nparams), prov: make([]Provenance, fn.nparams)}
}

// newPseudo returns a function that stands for whoever runs an entry point: it
// has no body, only a frame.
func newPseudo(fn *Func) *Func {
	pseudo := &Func{
		Sum:      &Summary{},
		objects:  map[objectKey]*Object{},
		closures: map[closureKey]*Closure{},
		sites:    map[ssa.Instruction]*Site{},
		callIO:   map[ssa.Instruction]IOSet{},
		callees:  map[*Func]bool{},
	}
	if fn != nil {
		pseudo.Obj, pseudo.SSA, pseudo.Parent, pseudo.far = fn.Obj, fn.SSA, fn.Parent, fn.far
	}
	return pseudo
}
