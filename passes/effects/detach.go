package effects

import "go/types"

// A detacher translates values of a function that has returned, the one that
// made a closure or bound a method, into what they are for somebody who runs
// the closure much later: a parameter is a long-lived instance of its type, a
// captured variable is a cell of its own.
type detacher struct {
	*frame
	owner  *Func
	depth  int
	inside bool // what is translated is held by an object that is being translated
}

// A detachment is what one translation has come across, from the function value
// that it began with. Objects and function values share what they hold, so each
// is translated once.
type detachment struct {
	closures map[*Closure]bool
	objects  map[detachedObject]*Object
}

// A detachedObject is an object that somebody else publishes, or not.
type detachedObject struct {
	*Object
	inside bool
}

// detach returns a function value whose captured values mean something in the
// current frame.
func (f *frame) detach(c *Closure) *Closure {
	if len(c.Free) == 0 && !c.Bound || c.Owner == nil || c.Owner == f.fn {
		return c
	}
	key := detachKey{c, f.fn}
	n := f.detached[key]
	if n == nil {
		n = &Closure{Func: c.Func, Method: c.Method, External: c.External, Bound: c.Bound, Once: c.Once, Pos: c.Pos, Owner: f.fn}
		f.detached[key] = n
	}
	if f.detaching == nil {
		f.detaching = &detachment{closures: map[*Closure]bool{}, objects: map[detachedObject]*Object{}}
		defer func() { f.detaching = nil }()
	}
	if f.detaching.closures[c] {
		return n
	}
	f.detaching.closures[c] = true
	d := &detacher{frame: f, owner: c.Owner}
	if n.Recv.addAll(d.values(c.Recv)) {
		f.grown(&n.version)
	}
	for len(n.Free) < len(c.Free) {
		n.Free = append(n.Free, nil)
	}
	for j, vs := range c.Free {
		if n.Free[j].addAll(d.values(vs)) {
			f.grown(&n.version)
		}
	}
	return n
}

type detachKey struct {
	closure *Closure
	frame   *Func
}

func (d *detacher) values(vs Values) Values {
	var out Values
	for _, v := range vs {
		out.addAll(d.value(v))
	}
	return out
}

func (d *detacher) value(v Value) Values {
	switch r := v.Root.(type) {
	case Param:
		v.Root = d.param(int(r))
		return Values{v}
	case Free:
		return d.free(int(r), v)
	case *Object:
		n := d.object(r)
		if n == nil {
			return nil
		}
		v.Root = n
		return Values{v}
	case *Closure:
		v.Root = d.frame.detach(r)
		return Values{v}
	}
	return Values{v}
}

// param returns the root for parameter i of the owner.
func (d *detacher) param(i int) Root {
	if d.owner.SSA != nil && i < len(d.owner.SSA.Params) {
		if name := d.longLived(d.owner.SSA.Params[i].Type()); name != nil {
			return Instance{name}
		}
	}
	return Outer{d.owner, i}
}

// longLived returns the named type of the program that t is, or points to.
func (p *Program) longLived(t types.Type) *types.TypeName {
	if t == nil {
		return nil
	}
	n, ok := types.Unalias(deref(t)).(*types.Named)
	if !ok || types.IsInterface(n) || n.Obj().Pkg() == nil || !p.inScope(n.Obj().Pkg()) {
		return nil
	}
	return n.Origin().Obj()
}

// free follows a variable that the owner itself captured.
func (d *detacher) free(j int, v Value) Values {
	c := d.owner.value
	if c == nil || j >= len(c.Free) || c.Owner == nil || d.depth > 6 {
		return nil
	}
	outer := &detacher{frame: d.frame, owner: c.Owner, depth: d.depth + 1, inside: d.inside}
	cur := outer.values(c.Free[j])
	in := &importer{frame: d.frame}
	return in.behindAll(cur, v)
}

// object returns the object of the current frame that stands for one of the
// owner's. What is done to it is done to the captured variable, or to the
// long-lived instance, that it is.
func (d *detacher) object(o *Object) *Object {
	known := detachedObject{o, d.inside}
	if n := d.detaching.objects[known]; n != nil {
		return n
	}
	key := objectKey{nil, o.origin}
	n := d.fn.objects[key]
	if n == nil {
		n = &Object{Type: o.Type, Name: o.Name, Pos: o.Pos, Home: o.Home, Made: o.Made, origin: o.origin}
		d.fn.objects[key] = n
	}
	d.detaching.objects[known] = n
	n.prov.merge(o.prov)
	if d.inside {
		// Its holder publishes it.
	} else if name := d.longLived(o.Type); name != nil {
		d.publish(n, Value{Root: Instance{name}}, nil, 0)
	} else if o.Name != "" && o.Home != nil {
		d.publish(n, Value{Root: d.capturedCell(o)}, nil, 0)
	}
	outside := d.inside
	d.inside = true
	defer func() { d.inside = outside }()
	for _, pub := range o.public {
		for _, at := range d.value(pub.at) {
			if at.Root != Root(n) {
				d.publish(n, at, nil, 0)
			}
		}
	}
	for i := 0; i < len(o.fields); i++ {
		vals := d.values(o.fields[i].vals)
		d.put(n, o.fields[i].path, vals, o.fields[i].prov)
		for _, pub := range n.public {
			d.publishAll(vals, Value{Root: pub.at.Root, Path: d.paths.join(pub.at.Path, o.fields[i].path)}, nil)
		}
	}
	return n
}
