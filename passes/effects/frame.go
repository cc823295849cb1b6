package effects

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A slot is what is known about one SSA value: what it refers to and where it
// was computed from. A tuple has one slot for each component.
type slot struct {
	vals  Values
	prov  Provenance
	tuple []slot
	plain bool // values of its type refer to no place
}

// A frame interprets one function. It is flow-insensitive, except that an
// object's publication counts only for what it dominates: instructions are
// visited in block order until nothing grows.
type frame struct {
	*Program
	fn  *Func
	sum *Summary
	*memory
	grew  bool
	at    ssa.Instruction // being interpreted
	once  bool            // the function runs once in the life of the process
	stack []*Func

	looked    []looked    // by the compositions under way
	detaching *detachment // see detach
	methods   []methodKey // interface methods being followed

	spawnIO *IOSet // collects what the goroutine being interpreted reaches
}

// interpret brings fn's summary up to date with what is known of its callees
// and reports whether it grew.
func (p *Program) interpret(fn *Func) bool {
	body := fn.SSA
	if fn.memory == nil {
		fn.memory = p.newMemory(body)
	}
	f := &frame{Program: p, fn: fn, sum: fn.Sum, memory: fn.memory}
	before := fn.Sum.version.n
	for range maxRounds {
		f.grew = false
		for _, b := range body.DomPreorder() {
			for _, instr := range b.Instrs {
				f.instruction(instr)
			}
		}
		if body.Recover != nil {
			for _, instr := range body.Recover.Instrs {
				f.instruction(instr)
			}
		}
		if !f.grew {
			break
		}
	}
	return fn.Sum.version.n != before
}

// maxRounds bounds the passes over one function. Sets only grow and are
// bounded, so the loop ends by itself; real functions need two or three.
const maxRounds = 12

func (f *frame) instruction(instr ssa.Instruction) {
	f.at = instr
	switch instr := instr.(type) {
	case *ssa.Alloc:
		o := f.alloc(instr, deref(instr.Type()), instr.Comment)
		f.literal(instr, o)
		f.set(instr, Value{Root: o})
	case *ssa.MakeMap:
		f.set(instr, Value{Root: f.alloc(instr, instr.Type(), "")})
	case *ssa.MakeSlice:
		f.set(instr, Value{Root: f.alloc(instr, instr.Type(), "")})
	case *ssa.MakeChan:
		f.set(instr, Value{Root: f.alloc(instr, instr.Type(), "")})
	case *ssa.MakeClosure:
		f.makeClosure(instr)
	case *ssa.MakeInterface:
		f.makeInterface(instr)

	case *ssa.FieldAddr:
		c := f.cells.field(fieldOf(instr.X.Type(), instr.Field), instr.X.Type())
		f.fieldAddr(instr, instr.X, c)
	case *ssa.Field:
		c := f.cells.field(fieldOf(instr.X.Type(), instr.Field), instr.X.Type())
		s := f.slot(instr)
		for _, v := range f.vals(instr.X) {
			f.addAll(s, f.load(f.extend(v, c)))
		}
		f.fieldProv(s, instr.X, c)
	case *ssa.IndexAddr:
		f.copyFrom(instr, instr.X)
	case *ssa.Index:
		f.loadFrom(instr, instr.X)
		f.chosen(instr, instr.X, instr.Index)
	case *ssa.Lookup:
		f.lookup(instr)
	case *ssa.UnOp:
		f.unop(instr)
	case *ssa.BinOp:
		f.binary(instr)
	case *ssa.Phi:
		for _, e := range instr.Edges {
			f.copyFrom(instr, e)
		}
	case *ssa.ChangeType:
		f.copyFrom(instr, instr.X)
	case *ssa.Convert:
		f.copyFrom(instr, instr.X)
		f.flowProv(instr, f.provDeep(instr.X)) // string(b) has what is in b
	case *ssa.MultiConvert:
		f.copyFrom(instr, instr.X)
	case *ssa.ChangeInterface:
		f.copyFrom(instr, instr.X)
	case *ssa.SliceToArrayPointer:
		f.copyFrom(instr, instr.X)
	case *ssa.Slice:
		f.copyFrom(instr, instr.X)
	case *ssa.TypeAssert:
		f.typeAssert(instr)
	case *ssa.Extract:
		f.extract(instr)
	case *ssa.Range:
		f.copyFrom(instr, instr.X)
	case *ssa.Next:
		f.next(instr)
	case *ssa.Select:
		f.selects(instr)

	case *ssa.Store:
		f.storeInstr(instr)
	case *ssa.MapUpdate:
		f.mapUpdate(instr)
	case *ssa.Send:
		f.send(instr, instr.Chan, instr.X)
	case *ssa.Call:
		f.call(instr, false)
	case *ssa.Go:
		f.call(instr, true)
	case *ssa.Defer:
		f.call(instr, false)
	case *ssa.Return:
		f.returns(instr)
	}
}

func (f *frame) fieldAddr(instr ssa.Value, x ssa.Value, c *Cell) {
	s := f.slot(instr)
	for _, v := range f.vals(x) {
		for _, w := range f.field(v, c) {
			f.addTo(s, w)
		}
	}
	f.fieldProv(s, x, c)
}

// fieldProv adds what is known of the origin of the field c of x: what was put
// into it, here or anywhere, and what a framework puts there. Where x is not
// known to refer to any place, it is what x is made of.
func (f *frame) fieldProv(s *slot, x ssa.Value, c *Cell) {
	vs := f.vals(x)
	if len(vs) == 0 {
		f.addProv(s, f.prov(x))
	}
	for _, v := range vs {
		f.addProv(s, f.contentProv(f.field(v, c)))
	}
	f.addProv(s, Provenance{Set: f.lasting(c) | f.sourceField(c)})
}

func (f *frame) unop(instr *ssa.UnOp) {
	switch instr.Op {
	case token.MUL:
		f.loadFrom(instr, instr.X)
	case token.ARROW:
		s := f.slot(instr)
		if instr.CommaOk {
			s = f.component(instr, 0)
		}
		for _, v := range f.vals(instr.X) {
			f.receive(v, instr, 0)
		}
		f.loadInto(s, instr.X)
	default:
		f.flowProv(instr, f.prov(instr.X))
	}
}

// component returns the slot of one component of a tuple.
func (f *frame) component(v ssa.Value, i int) *slot {
	s := f.slot(v)
	for len(s.tuple) <= i {
		plain := false
		if t, ok := v.Type().(*types.Tuple); ok && len(s.tuple) < t.Len() {
			plain = !f.tracks(t.At(len(s.tuple)).Type())
		}
		s.tuple = append(s.tuple, slot{plain: plain})
	}
	return &s.tuple[i]
}

func (f *frame) extract(instr *ssa.Extract) {
	t := f.slot(instr.Tuple)
	s := f.slot(instr)
	if instr.Index < len(t.tuple) {
		c := t.tuple[instr.Index]
		f.addAll(s, c.vals)
		f.addProv(s, c.prov)
	}
	f.addProv(s, t.prov)
}

func (f *frame) next(instr *ssa.Next) {
	if instr.IsString {
		return
	}
	for _, i := range []int{1, 2} {
		f.loadInto(f.component(instr, i), instr.Iter)
	}
	if rng, ok := instr.Iter.(*ssa.Range); ok && isMap(rng.X.Type()) {
		for _, v := range f.vals(instr.Iter) {
			f.look(v, instr, Provenance{})
		}
	}
}

func (f *frame) selects(instr *ssa.Select) {
	recv := 2
	for i, st := range instr.States {
		if st.Dir == types.SendOnly {
			f.send(instr, st.Chan, st.Send)
			continue
		}
		for _, v := range f.vals(st.Chan) {
			f.receive(v, instr, i)
		}
		f.loadInto(f.component(instr, recv), st.Chan)
		recv++
	}
}

func (f *frame) returns(instr *ssa.Return) {
	for i, r := range instr.Results {
		if i >= len(f.sum.Results) {
			return
		}
		if !f.tracks(f.fn.SSA.Signature.Results().At(i).Type()) {
			if f.sum.ResultProv[i].merge(f.prov(r)) {
				f.changed()
			}
			continue
		}
		for _, v := range f.vals(r) {
			f.result(i, v)
			if o, ok := v.Root.(*Object); ok {
				for _, pub := range o.public {
					if dominates(pub.instr, instr) {
						f.result(i, f.behind(pub.at, v))
					}
				}
			}
		}
		if f.sum.ResultProv[i].merge(f.prov(r)) {
			f.changed()
		}
	}
}

func (f *frame) result(i int, v Value) {
	if f.sum.Results[i].add(v) {
		f.changed()
	}
}

// changed notes that something that callers see has grown.
func (f *frame) changed() {
	f.sum.version.n++
	f.grew = true
}

// grown notes that what an object or a function value holds has grown.
func (f *frame) grown(v *version) {
	v.n++
	f.changed()
}

// dominates reports whether a is executed before b whenever b is executed.
func dominates(a, b ssa.Instruction) bool {
	if a == nil {
		return true // published before the frame was entered
	}
	if b == nil {
		return false
	}
	if a.Parent() != b.Parent() || a.Block() == nil || b.Block() == nil {
		return false
	}
	if a.Block() != b.Block() {
		return a.Block().Dominates(b.Block())
	}
	for _, i := range a.Block().Instrs {
		if i == a {
			return a != b
		}
		if i == b {
			return false
		}
	}
	return false
}

// fieldOf returns field i of the struct that t is, or points to.
func fieldOf(t types.Type, i int) *types.Var {
	return coreStruct(deref(t)).Field(i)
}

func coreStruct(t types.Type) *types.Struct {
	if s, ok := t.Underlying().(*types.Struct); ok {
		return s
	}
	// A type parameter whose type set has one struct underlying type.
	if tp, ok := types.Unalias(t).(*types.TypeParam); ok {
		if iface, ok := tp.Constraint().Underlying().(*types.Interface); ok {
			for i := range iface.NumEmbeddeds() {
				switch e := iface.EmbeddedType(i).(type) {
				case *types.Union:
					if e.Len() > 0 {
						return coreStruct(deref(e.Term(0).Type()))
					}
				default:
					return coreStruct(deref(e))
				}
			}
		}
	}
	return new(types.Struct)
}

// tracks reports whether values of type t can refer to a place. Errors can, and
// are left out: there are many of them and they are not where state lives.
func (p *Program) tracks(t types.Type) bool {
	if is, ok := p.tracked[t]; ok {
		return is
	}
	is := p.canRefer(t)
	p.tracked[t] = is
	return is
}

func (p *Program) canRefer(t types.Type) bool {
	switch u := t.Underlying().(type) {
	case *types.Basic:
		return u.Kind() == types.UnsafePointer
	case *types.Array:
		return p.tracks(u.Elem())
	case *types.Struct:
		for i := range u.NumFields() {
			if p.tracks(u.Field(i).Type()) {
				return true
			}
		}
		return false
	case *types.Interface:
		return !types.Identical(t, types.Universe.Lookup("error").Type())
	}
	return true
}
