package effects

import (
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A composition is the state of things when a call was last composed. While it
// is the same there is nothing new to learn from the call.
type composition struct {
	callee int // version of its summary
	vals   int // places among the arguments and captured variables, which only become more
	prov   Provenance
	looked []looked
}

// A version grows with what an object, a function value or a variable can hold.
type version struct{ n int }

// A looked is a version that mattered to the composition of a call.
type looked struct {
	at *version
	n  int
}

type compositionKey struct {
	instr  ssa.Instruction
	callee *Func
	site   *Site
	once   bool
	value  *Closure // function values of one function differ in what they captured
}

func (c *call) key(callee *Func) compositionKey {
	k := compositionKey{instr: c.instr, callee: callee, once: c.once, value: c.value}
	if c.of != nil {
		k.site = c.of.Site
	}
	return k
}

// composition returns the state of what a call is given.
func (c *call) composition(callee *Func) composition {
	n := composition{callee: callee.Sum.version.n}
	for i, a := range c.args {
		n.vals += len(a)
		if i < len(c.prov) {
			n.prov = n.prov.union(c.prov[i])
		}
	}
	for _, a := range c.free {
		n.vals += len(a)
	}
	return n
}

// composed reports whether a call was composed already and nothing that it
// depends on has grown since.
func (f *frame) composed(c *call, callee *Func) bool {
	if f.memory == nil {
		return false // an entry point is run once
	}
	last := f.compositions[c.key(callee)]
	if last == nil {
		return false
	}
	now := c.composition(callee)
	if last.callee != now.callee || last.vals != now.vals || last.prov != now.prov {
		return false
	}
	for _, l := range last.looked {
		if l.at.n != l.n {
			return false
		}
	}
	// What mattered here matters to the call that this one is part of.
	if len(f.stack) > 0 {
		f.looked = append(f.looked, last.looked...)
	}
	return true
}

// saw notes that the call being composed depends on what v counts.
func (f *frame) saw(v *version) {
	if len(f.stack) > 0 && f.memory != nil {
		f.looked = append(f.looked, looked{v, v.n})
	}
}

// composing begins the composition of a call and returns what ends it.
func (f *frame) composing(c *call, callee *Func) func() {
	f.stack = append(f.stack, callee)
	if f.memory == nil {
		return func() { f.stack = f.stack[:len(f.stack)-1] }
	}
	state := c.composition(callee)
	mark := len(f.looked)
	return func() {
		f.stack = f.stack[:len(f.stack)-1]
		state.looked = distinct(f.looked[mark:])
		key := c.key(callee)
		if old := f.compositions[key]; old != nil {
			*old = state
		} else {
			f.compositions[key] = &state
		}
		if len(f.stack) == 0 {
			f.looked = f.looked[:0]
		}
	}
}

// distinct returns each version once, as it was when it was first looked at: what
// a call changes itself it may have to look at again.
func distinct(all []looked) []looked {
	if len(all) <= 16 {
		var space [16]looked
		out := space[:0]
		for _, l := range all {
			if !slices.ContainsFunc(out, func(o looked) bool { return o.at == l.at }) {
				out = append(out, l)
			}
		}
		return slices.Clone(out)
	}
	var out []looked
	seen := make(map[*version]bool, len(all))
	for _, l := range all {
		if !seen[l.at] {
			seen[l.at] = true
			out = append(out, l)
		}
	}
	return slices.Clip(out)
}
