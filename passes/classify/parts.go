package classify

import "go/types"

// holdsParts reports whether the values of a map are parts of the running program
// and no data: known by what they do, or with channels and functions in them.
// The running worker of an order is no session, though it has the order's id.
func (k *Case) holdsParts() bool {
	e := element(k.Type)
	if e == nil {
		return false
	}
	if p, ok := e.Underlying().(*types.Pointer); ok {
		e = p.Elem()
	}
	switch u := e.Underlying().(type) {
	case *types.Interface:
		return u.NumMethods() > 0
	case *types.Chan, *types.Signature:
		return true
	case *types.Struct:
		for f := range u.Fields() {
			switch f.Type().Underlying().(type) {
			case *types.Chan, *types.Signature:
				return true
			}
		}
	}
	return false
}
