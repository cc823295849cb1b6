package classify

import "go/types"

// elementName returns the name of the named type of the values in a map, list or
// channel, or of what it points to: "sql.Tx". It is "" where the type says nothing.
func elementName(t types.Type) string { return namedIn(element(t)) }

// element returns the type of the values in a map, list or channel, nil for all
// other types.
func element(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	switch u := t.Underlying().(type) {
	case *types.Map:
		return u.Elem()
	case *types.Slice:
		return u.Elem()
	case *types.Array:
		return u.Elem()
	case *types.Chan:
		return u.Elem()
	}
	return nil
}

// namedIn returns the name, qualified by its package's, of a named type that is
// t, or that t points to or is a slice of; "" for all others, and for the
// standard library's wrappers of a value.
func namedIn(t types.Type) string {
	switch u := types.Unalias(t).(type) {
	case *types.Pointer:
		return namedIn(u.Elem())
	case *types.Slice:
		return namedIn(u.Elem())
	case *types.Named:
		if u.Obj().Pkg() == nil || u.TypeArgs() != nil || u.Obj().Pkg().Path() == "sync/atomic" {
			return ""
		}
		return u.Obj().Pkg().Name() + "." + u.Obj().Name()
	}
	return ""
}

// collection says what a map or list is of: "a map of numbers", "a list of
// cart.Line values", "a map" where the type says no more.
func collection(t types.Type, container string) string {
	e := element(t)
	if e == nil {
		return "a " + container
	}
	if name := namedIn(e); name != "" {
		return "a " + container + " of " + name + " values"
	}
	if b, ok := e.Underlying().(*types.Basic); ok {
		switch {
		case b.Info()&types.IsBoolean != 0:
			return "a " + container + " of flags"
		case b.Info()&types.IsNumeric != 0:
			return "a " + container + " of numbers"
		case b.Info()&types.IsString != 0:
			return "a " + container + " of strings"
		}
	}
	return "a " + container
}

// isHandle reports whether values of a type do things rather than say things, so
// that no store can keep them: functions, channels, interfaces with methods,
// clients of libraries, and structs of the program around them.
func isHandle(t types.Type, inScope func(*types.Package) bool, depth int) bool {
	if t == nil || depth > 2 {
		return false
	}
	switch u := t.Underlying().(type) {
	case *types.Signature, *types.Chan:
		return true
	case *types.Interface:
		return !u.Empty()
	case *types.Pointer:
		n, ok := types.Unalias(u.Elem()).(*types.Named)
		if !ok || n.Obj().Pkg() == nil {
			return false
		}
		if !inScope(n.Obj().Pkg()) {
			_, isStruct := n.Underlying().(*types.Struct)
			return isStruct && hidesFields(n)
		}
		return isHandle(u.Elem(), inScope, depth)
	case *types.Struct:
		for f := range u.Fields() {
			if f.Name() != "_" && isHandle(f.Type(), inScope, depth+1) && !isLock(f.Type()) {
				return true
			}
		}
	}
	return false
}

// hidesFields reports whether a struct type of a library is more than its
// exported fields.
func hidesFields(n *types.Named) bool {
	for f := range n.Underlying().(*types.Struct).Fields() {
		if !f.Exported() {
			return true
		}
	}
	return n.NumMethods() > 8
}

// isLock reports whether a type is one of package sync or a locker.
func isLock(t types.Type) bool {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "sync"
}
