package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// alloc returns the object that instr allocates.
func (f *frame) alloc(instr ssa.Instruction, t types.Type, name string) *Object {
	key := objectKey{instr: instr}
	if o := f.fn.objects[key]; o != nil {
		return o
	}
	o := &Object{Type: t, Name: name, Pos: instr.Pos(), Home: f.fn}
	o.origin = o
	f.fn.objects[key] = o
	return o
}

// closure returns the function value known under key, or registers c as it.
func (f *frame) closure(key closureKey, c *Closure) *Closure {
	if old := f.fn.closures[key]; old != nil {
		return old
	}
	f.fn.closures[key] = c
	f.changed()
	return c
}

// growBinds adds what a closure captures.
func (f *frame) growBinds(c *Closure, more []Values) {
	for len(c.Free) < len(more) {
		c.Free = append(c.Free, nil)
	}
	for j, vs := range more {
		if c.Free[j].addAll(vs) {
			f.grown(&c.version)
		}
	}
}

// extend returns the place of field c behind v.
func (f *frame) extend(v Value, c *Cell) Value {
	return Value{Root: v.Root, Path: f.paths.extend(v.Path, c)}
}

// field returns the places that field c of what v refers to can be. If v refers
// to a variable that holds a pointer to the struct, the pointer is followed.
func (f *frame) field(v Value, c *Cell) Values {
	if _, ok := v.Root.(*Object); ok && !v.Held {
		if t := placeType(v); t != nil && !isStruct(t) {
			var out Values
			for _, w := range f.load(v) {
				if _, isClosure := w.Root.(*Closure); !isClosure {
					out.add(f.extend(w, c))
				}
			}
			return out
		}
	}
	if _, ok := v.Root.(*Closure); ok || !f.canHave(v, c) {
		return nil
	}
	return Values{f.extend(v, c)}
}

// canHave reports whether what v refers to can be a struct with field c. A value
// that went through an interface meets code for types that it is not of.
func (f *frame) canHave(v Value, c *Cell) bool {
	t := placeType(v)
	if t == nil || c.Var == nil {
		return true
	}
	key := fieldOfType{t, c}
	ok, known := f.compatible[key]
	if !known {
		ok = f.compatibleField(t, c)
		f.compatible[key] = ok
	}
	return ok
}

type fieldOfType struct {
	typ  types.Type
	cell *Cell
}

func (f *frame) compatibleField(t types.Type, c *Cell) bool {
	t = deref(t)
	switch u := t.Underlying().(type) {
	case *types.Interface:
		owner := f.OwnerOf(c)
		if owner == nil || u.NumMethods() == 0 {
			return true
		}
		if n, ok := types.Unalias(owner.Type()).(*types.Named); ok && n.TypeParams().Len() > 0 {
			return true
		}
		return types.Implements(owner.Type(), u) || types.Implements(types.NewPointer(owner.Type()), u)
	case *types.Struct:
		for i := range u.NumFields() {
			if u.Field(i).Origin() == c.Var {
				return true
			}
		}
		return false
	}
	return true
}

func (f *frame) storeInstr(instr *ssa.Store) {
	vals, prov := f.vals(instr.Val), f.provDeep(instr.Val)
	for _, place := range f.vals(instr.Addr) {
		if c := place.Cell(); c != nil {
			f.registerField(c, vals, instr)
		}
		f.store(place, vals, prov, instr)
		f.effect(place, f.storeOp(place, instr), instr, Provenance{}, prov)
	}
}

// storeOp tells how a store changes its place.
func (f *frame) storeOp(place Value, instr *ssa.Store) Op {
	if place.Held {
		return OpElem
	}
	if _, ok := instr.Addr.(*ssa.IndexAddr); ok {
		return OpElem
	}
	switch val := instr.Val.(type) {
	case *ssa.BinOp:
		if f.loadsFrom(val.X, instr.Addr) || f.loadsFrom(val.Y, instr.Addr) {
			return OpCount
		}
	case *ssa.Call:
		if b, ok := val.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" && f.appendsTo(val, instr.Addr) {
			return OpAppend
		}
	case *ssa.MakeMap, *ssa.MakeSlice:
		return OpReset
	case *ssa.Slice:
		if c, ok := val.High.(*ssa.Const); ok && c.Value != nil && c.Int64() == 0 && f.loadsFrom(val.X, instr.Addr) {
			return OpReset // s = s[:0]
		}
	case *ssa.Const:
		if val.IsNil() {
			return OpReset
		}
	}
	return OpAssign
}

// loadsFrom reports whether v was loaded from the place that addr denotes.
func (f *frame) loadsFrom(v, addr ssa.Value) bool {
	load, ok := v.(*ssa.UnOp)
	return ok && samePlace(load.X, addr)
}

func (f *frame) appendsTo(call *ssa.Call, addr ssa.Value) bool {
	arg := call.Call.Args[0]
	for {
		switch a := arg.(type) {
		case *ssa.Slice:
			arg = a.X
			continue
		case *ssa.Phi:
			for _, e := range a.Edges {
				if f.loadsFrom(e, addr) {
					return true
				}
			}
			return false
		case *ssa.Call:
			if b, ok := a.Call.Value.(*ssa.Builtin); ok && b.Name() == "append" {
				arg = a.Call.Args[0]
				continue
			}
		}
		return f.loadsFrom(arg, addr)
	}
}

// samePlace reports whether two addresses denote the same variable or the same
// field of the same object.
func samePlace(a, b ssa.Value) bool {
	if a == b {
		return true
	}
	fa, ok := a.(*ssa.FieldAddr)
	if !ok {
		return false
	}
	fb, ok := b.(*ssa.FieldAddr)
	if !ok || fa.Field != fb.Field || !types.Identical(fa.X.Type(), fb.X.Type()) {
		return false
	}
	if samePlace(fa.X, fb.X) {
		return true
	}
	la, ok := fa.X.(*ssa.UnOp)
	if !ok {
		return false
	}
	lb, ok := fb.X.(*ssa.UnOp)
	return ok && la.Op == lb.Op && samePlace(la.X, lb.X)
}

func (f *frame) mapUpdate(instr *ssa.MapUpdate) {
	vals := append(Values(nil), f.vals(instr.Value)...)
	vals.addAll(f.vals(instr.Key))
	key, val := f.provDeep(instr.Key), f.provDeep(instr.Value)
	f.site(instr).stores(instr.Value)
	for _, place := range f.vals(instr.Map) {
		f.store(place, vals, key.union(val), instr)
		op := OpMapWrite
		if isZero(instr.Value) {
			op = OpDelete // m[k] = false
		}
		f.effect(place, op, instr, key, val)
	}
}

func (f *frame) send(instr ssa.Instruction, ch, x ssa.Value) {
	f.site(instr).stores(x)
	for _, place := range f.vals(ch) {
		f.store(place, f.vals(x), f.provDeep(x), instr)
		f.effect(place, OpSend, instr, Provenance{}, f.provDeep(x))
	}
}

// store puts vals into place. It keeps the books; the effect on the place is
// the caller's to add.
func (f *frame) store(place Value, vals Values, prov Provenance, instr ssa.Instruction) {
	cell := place.Cell()
	if cell != nil {
		if cell.carries() {
			f.flow(cell.flowNode(), vals)
		}
		f.initCell(cell, prov)
		cell.holdChannels(vals)
		if o, ok := place.Root.(*Object); !ok || o.Made == nil {
			cell.loose = true
		}
	}
	switch r := place.Root.(type) {
	case *Closure:
	case *Object:
		f.saw(&r.version)
		if !place.Held || len(r.Field(place.Path)) == 0 {
			f.put(r, place.Path, vals, prov)
		} else {
			f.put(r, place.Path, nil, prov)
		}
		for _, pub := range r.public {
			f.publishAll(vals, f.behind(pub.at, place), instr)
		}
	default:
		f.publishAll(vals, place, instr)
		f.remember(place, vals)
		if p, ok := r.(Param); ok {
			f.outProv(int(p), prov)
		}
	}
}

// put adds vals to the content of o at path.
func (f *frame) put(o *Object, path *Path, vals Values, prov Provenance) {
	if len(vals) == 0 && prov == (Provenance{}) {
		return
	}
	for i := range o.fields {
		if c := &o.fields[i]; c.path == path {
			grew := c.vals.addAll(vals)
			if c.prov.merge(prov) || grew {
				f.grown(&o.version)
			}
			return
		}
	}
	o.fields = append(o.fields, content{path, append(Values(nil), vals...), prov})
	f.grown(&o.version)
}

// outProv notes that the function writes values of the given provenance into
// what its i-th parameter refers to.
func (f *frame) outProv(i int, prov Provenance) {
	prov = prov.without(i)
	if i < len(f.sum.Out) && f.sum.Out[i].merge(prov) {
		f.changed()
	}
}

// remember notes a store into a place of the caller's.
func (f *frame) remember(place Value, vals Values) {
	switch place.Root.(type) {
	case Param, Free:
	default:
		return
	}
	if len(vals) == 0 {
		return
	}
	for i := range f.sum.stores {
		s := &f.sum.stores[i]
		if s.place == place {
			if s.vals.addAll(vals) {
				f.changed()
			}
			return
		}
	}
	if len(f.sum.stores) < maxStores {
		f.sum.stores = append(f.sum.stores, store{place, append(Values(nil), vals...)})
		f.changed()
	}
}

// maxStores bounds the stores that one summary carries. Setters and
// constructors have a handful; a function with more is not one of them.
const maxStores = 64

// publishAll notes that the objects among vals, and what they hold, are
// reachable from place from instr on.
func (f *frame) publishAll(vals Values, place Value, instr ssa.Instruction) {
	for _, v := range vals {
		if o, ok := v.Root.(*Object); ok && v.Path == nil {
			f.publish(o, place, instr, 0)
		}
	}
}

func (f *frame) publish(o *Object, place Value, instr ssa.Instruction, depth int) {
	place.Held, place.Dyn = true, nil
	if root, ok := place.Root.(*Object); ok && root == o {
		return
	}
	for _, pub := range o.public {
		if pub.at == place {
			return
		}
	}
	if depth > 4 || len(o.public) >= 8 {
		return
	}
	o.public = append(o.public, publication{place, instr})
	f.grown(&o.version)
	cell := place.Cell()
	for _, c := range o.fields {
		if c.path == nil && cell != nil && cell.carries() {
			f.flow(cell.flowNode(), c.vals)
		}
		at := Value{Root: place.Root, Path: f.paths.join(place.Path, c.path), Held: true}
		for _, v := range c.vals {
			if inner, ok := v.Root.(*Object); ok && v.Path == nil {
				f.publish(inner, at, instr, depth+1)
			}
		}
	}
}

// behind returns the place v, whose root is an object published at at, as seen from there.
func (f *frame) behind(at, v Value) Value {
	return Value{
		Root: at.Root,
		Path: f.paths.join(at.Path, v.Path),
		Held: v.Held || v.Path == nil,
		Dyn:  v.Dyn,
	}
}
