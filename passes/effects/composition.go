package effects

import (
	"golang.org/x/tools/go/ssa"
)

// A composition is the state of things when a call was last composed. While it
// is the same there is nothing new to learn from the call.
type composition struct {
	callee, self, flow int // versions
	vals               int
	prov               Provenance
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

func (f *frame) composition(c *call, callee *Func) composition {
	n := composition{callee: callee.Sum.version, self: f.sum.version, flow: f.flowVersion}
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
	last, ok := f.compositions[c.key(callee)]
	return ok && last == f.composition(c, callee)
}

func (f *frame) noteComposed(c *call, callee *Func) {
	if f.compositions == nil {
		f.compositions = map[compositionKey]composition{}
	}
	f.compositions[c.key(callee)] = f.composition(c, callee)
}
