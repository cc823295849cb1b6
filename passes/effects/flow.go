package effects

import (
	"go/types"
	"slices"

	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// A flowNode collects what can be in a variable, wherever in the program it was
// put there: function values, dynamic types of interface values, library
// objects, and origins that last. It is the answer of last resort for a call
// whose callee no caller knows, and it is the same for all instances of a type.
type flowNode struct {
	closures []*Closure
	types    []types.Type
	made     []*Object
	prov     origin.Set
	to       []*flowNode
	watchers []*Func

	cell  *Cell // whose variable it is; or
	param *Func // whose parameter it is
	index int
	// open says that something can come in that this program does not see: from
	// a parameter of an exported function, or into an exported field.
	open bool
	version
}

// carries reports whether a variable of type t can hold something that a
// flowNode collects.
func carries(t types.Type) bool {
	if t == nil {
		return false
	}
	switch u := t.Underlying().(type) {
	case *types.Interface, *types.Signature:
		return true
	case *types.Slice:
		return carries(u.Elem())
	case *types.Array:
		return carries(u.Elem())
	case *types.Map:
		return carries(u.Elem()) || carries(u.Key())
	case *types.Chan:
		return carries(u.Elem())
	case *types.Pointer:
		_, ok := types.Unalias(u.Elem()).(*types.Named)
		return ok
	}
	return false
}

// flow notes that vals can be in the variable that n stands for.
func (f *frame) flow(n *flowNode, vals Values) { f.flowDeep(n, vals, 0) }

func (f *frame) flowDeep(n *flowNode, vals Values, depth int) {
	for _, v := range vals {
		switch r := v.Root.(type) {
		case *Closure:
			f.flowClosure(n, r)
		case *Object:
			if v.Dyn != nil {
				f.flowType(n, v.Dyn)
			}
			if r.Made != nil {
				f.flowMade(n, r)
			}
			f.saw(&r.version)
			if v.Path == nil && depth < 3 && v.Dyn == nil {
				// A container made here: what is in it comes along.
				if t := placeType(v); t != nil && isReference(t) && !sameType(t, r.Type) {
					f.flowDeep(n, r.Field(nil), depth+1)
				}
			}
		default:
			if v.Dyn != nil {
				f.flowType(n, v.Dyn)
			} else if src := f.nodeOf(v); src != nil {
				f.edge(src, n)
			}
		}
	}
}

// nodeOf returns the node of the variable that v refers to, nil if there is none.
func (f *frame) nodeOf(v Value) *flowNode {
	if c := v.Cell(); c != nil {
		return c.flowNode()
	}
	switch r := v.Root.(type) {
	case Param:
		return f.paramNode(f.fn, int(r))
	case Free:
		return f.freeNode(f.fn, int(r))
	case Outer:
		return f.paramNode(r.Func, r.Index)
	}
	return nil
}

func (p *Program) paramNode(fn *Func, i int) *flowNode {
	for len(fn.params) <= i {
		fn.params = append(fn.params, &flowNode{param: fn, index: len(fn.params), open: true})
	}
	return fn.params[i]
}

func (p *Program) freeNode(fn *Func, j int) *flowNode {
	for len(fn.frees) <= j {
		fn.frees = append(fn.frees, &flowNode{})
	}
	return fn.frees[j]
}

func (p *Program) flowClosure(n *flowNode, c *Closure) {
	for _, old := range n.closures {
		if old == c {
			return
		}
	}
	n.closures = append(n.closures, c)
	p.wake(n)
	for _, t := range n.to {
		p.flowClosure(t, c)
	}
}

func (p *Program) flowType(n *flowNode, t types.Type) {
	for _, old := range n.types {
		if types.Identical(old, t) {
			return
		}
	}
	n.types = append(n.types, t)
	p.wake(n)
	for _, to := range n.to {
		p.flowType(to, t)
	}
}

func (p *Program) flowMade(n *flowNode, o *Object) {
	for _, old := range n.made {
		if old.Made == o.Made {
			return
		}
	}
	n.made = append(n.made, o)
	p.wake(n)
	for _, t := range n.to {
		p.flowMade(t, o)
	}
}

func (p *Program) flowOrigin(n *flowNode, s origin.Set) {
	if n.prov|s == n.prov {
		return
	}
	n.prov |= s
	p.wake(n)
	for _, t := range n.to {
		p.flowOrigin(t, s)
	}
}

// flowOpen notes that something unseen can come into n.
func (p *Program) flowOpen(n *flowNode, open bool) {
	if !open || n.open {
		return
	}
	n.open = true
	p.wake(n)
	for _, t := range n.to {
		p.flowOpen(t, true)
	}
}

// flowNode returns the node of the cell's variable.
func (c *Cell) flowNode() *flowNode {
	if c.node.cell == nil {
		c.node.cell = c
		c.node.open = c.Var != nil && c.Var.Exported() || c.Var == nil && c.At != ""
	}
	return &c.node
}

// edge makes everything that is or comes into from come into to.
func (p *Program) edge(from, to *flowNode) {
	if from == to {
		return
	}
	for _, old := range from.to {
		if old == to {
			return
		}
	}
	from.to = append(from.to, to)
	p.flowOpen(to, from.open)
	for _, c := range from.closures {
		p.flowClosure(to, c)
	}
	for _, t := range from.types {
		p.flowType(to, t)
	}
	for _, o := range from.made {
		p.flowMade(to, o)
	}
	p.flowOrigin(to, from.prov)
}

// watch makes the function being interpreted be interpreted again when n grows.
func (f *frame) watch(n *flowNode) {
	f.saw(&n.version)
	for _, w := range n.watchers {
		if w == f.fn {
			return
		}
	}
	n.watchers = append(n.watchers, f.fn)
}

// wake marks everybody who looked at n.
func (p *Program) wake(n *flowNode) {
	n.n++
	for _, fn := range n.watchers {
		p.mark(fn)
	}
}

// lasting returns the origins that stay meaningful in cell c.
func (f *frame) lasting(c *Cell) origin.Set {
	n := c.flowNode()
	f.watch(n)
	return n.prov
}

// initCell notes that cell c receives a value of the given provenance.
func (f *frame) initCell(c *Cell, prov Provenance) {
	if set := prov.Set & origin.Lasting; set != 0 {
		f.flowOrigin(c.flowNode(), set)
	}
	if prov.Set.Has(origin.Random) && !slices.Contains(c.random, f.fn) {
		c.random = append(c.random, f.fn)
	}
	from := prov.open()
	if from == (Provenance{}) {
		return
	}
	for i := range f.sum.inits {
		in := &f.sum.inits[i]
		if in.Cell == c {
			if in.Prov.merge(from) {
				f.changed()
			}
			return
		}
	}
	if len(f.sum.inits) < maxStores {
		f.sum.inits = append(f.sum.inits, Init{c, from})
		f.changed()
	}
}
