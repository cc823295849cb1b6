package effects

import (
	"go/types"
	"slices"
)

// placeType returns the type of what the place v can hold, nil if unknown. For
// a container it is the type of an element.
func placeType(v Value) types.Type {
	var t types.Type
	switch r := v.Root.(type) {
	case *Object:
		t = r.Type
	case *Cell:
		t = r.Type
	}
	if v.Path != nil {
		t = v.Path.cell.Type
	}
	for t != nil {
		switch u := t.Underlying().(type) {
		case *types.Map:
			return u.Elem()
		case *types.Slice:
			return u.Elem()
		case *types.Chan:
			return u.Elem()
		case *types.Array:
			t = u.Elem()
			continue
		}
		return t
	}
	return nil
}

// load returns what the place v holds.
func (f *frame) load(v Value) Values {
	switch r := v.Root.(type) {
	case *Closure:
		return Values{v}
	case *Object:
		var out Values
		l := loader{frame: f}
		l.object(r, v.Path, 0)
		out = l.out
		t := placeType(v)
		switch {
		case t == nil || !isReference(t):
			// A struct held by value is where it is; its fields are found by path.
			out.add(Value{Root: r, Path: v.Path, Held: true})
		case len(out) == 0 && v.Path != nil && isCallable(t):
			// Nothing in sight fills the field, and yet it is going to be used: a
			// decoder did it, with something that the program puts there elsewhere.
			out.add(Value{Root: r, Path: v.Path, Held: true})
		}
		return out
	}
	v.Held, v.Dyn = true, nil
	return Values{v}
}

// isCallable reports whether values of the type are called, or called through.
func isCallable(t types.Type) bool {
	switch t.Underlying().(type) {
	case *types.Interface, *types.Signature:
		return true
	}
	return false
}

// A loader collects what places of objects hold.
type loader struct {
	*frame
	out  Values
	seen []Value // places behind copies that were looked at
}

// object adds what is stored in o at path, be it directly or as part of a
// struct that was stored as a whole. Copies of copies are followed a few steps.
func (l *loader) object(o *Object, path *Path, depth int) {
	l.saw(&o.version)
	l.out.addAll(o.Field(path))
	if path == nil || depth > maxCopies || len(l.out) >= maxValues {
		return
	}
	if depth > 0 {
		here := Value{Root: o, Path: path}
		if slices.Contains(l.seen, here) {
			return
		}
		l.seen = append(l.seen, here)
	}
	for q := path; q != nil; q = q.up {
		whole := o.Field(q.up)
		if len(whole) == 0 {
			continue
		}
		if t := placeType(Value{Root: o, Path: q.up}); t != nil && isReference(t) {
			continue
		}
		for _, w := range whole {
			if w.Root == Root(o) && w.Path == q.up {
				continue
			}
			p := l.rebase(w.Path, path, q.up)
			switch src := w.Root.(type) {
			case *Closure:
			case *Object:
				l.object(src, p, depth+1)
				if t := placeType(Value{Root: src, Path: p}); t != nil && !isReference(t) {
					l.out.add(Value{Root: src, Path: p, Held: true})
				}
			default:
				l.out.add(Value{Root: w.Root, Path: p, Held: true})
			}
		}
	}
}

// maxCopies bounds how many struct copies a load looks through.
const maxCopies = 2

// rebase returns onto, followed by the cells that path has beyond its prefix.
func (f *frame) rebase(onto, path, prefix *Path) *Path {
	if path == prefix {
		return onto
	}
	return f.paths.extend(f.rebase(onto, path.up, prefix), path.cell)
}

// contentProv returns the provenance of what the places hold.
func (f *frame) contentProv(vs Values) Provenance {
	var p Provenance
	for _, v := range vs {
		if o, ok := v.Root.(*Object); ok {
			f.saw(&o.version)
			p = p.union(o.provAt(v.Path))
		}
		if c := v.Cell(); c != nil {
			p.Set |= f.lasting(c)
			p.Set |= f.sourceField(c)
		}
		p = p.union(f.placeProv(v))
	}
	return p
}
