package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// keep notes what a call puts into the context of a request. Whether that is
// something of the request's own, or lives longer, shows at the entry point.
func (x *externalCall) keep(value int8) {
	for _, v := range x.arg(value) {
		if _, ok := v.Root.(*Closure); !ok {
			x.own(v, Effect{Op: OpKeep})
		}
	}
}

// recalled gives a value that came out of a request's context its root, once its
// type is known: what one place keeps under a type the other finds under it.
func (f *frame) recalled(v Value, t types.Type) Value {
	if r, ok := v.Root.(Recalled); ok && r.Type == nil {
		v.Root = Recalled{f.longLived(t)}
	}
	return v
}

// resultType returns the type of result i of a call.
func resultType(call *ssa.Call, i int) types.Type {
	if t, ok := call.Type().(*types.Tuple); ok {
		return t.At(i).Type()
	}
	return call.Type()
}

// Carried returns the place that is meant by one inside of what a request's
// context yields, given where the object came from that was kept there.
func (p *Program) Carried(from, place Value) Value {
	return Value{Root: from.Root, Path: p.paths.join(from.Path, place.Path), Held: place.Held}
}

// KeptType returns the named type of what an OpKeep effect puts into a context,
// nil if it is none of the program's.
func (p *Program) KeptType(e *Effect) *types.TypeName {
	switch r := e.Place.Root.(type) {
	case Recalled:
		return nil // nothing new
	case Instance:
		if e.Place.Path == nil {
			return r.Type
		}
	}
	return p.longLived(placeType(e.Place))
}
