package models

import (
	"go/types"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/models/internal/normal"
)

// Handler returns the entry that makes a function of the given signature a
// handler by the signature alone, or nil. The method is the function's name if
// it is a method, "" otherwise; a method serves as a function value too, so it
// is held against the function types as well.
//
// Most functions of a program are asked about. The parameters are compared
// from the first on without building a string, and most functions fall at
// their number or at the first one's name.
func (t *Table) Handler(sig *types.Signature, method string) *Registration {
	if sig.Variadic() || sig.Params().Len() == 0 {
		return nil
	}
	if r := handler(signatures[:], sig, method); r != nil {
		return r
	}
	return handler(t.extra.Registrations, sig, method)
}

func handler(table []Registration, sig *types.Signature, method string) *Registration {
	n := sig.Params().Len()
	for i := range table {
		r := &table[i]
		switch {
		case len(r.Params) != n, len(r.Results) != sig.Results().Len():
		case r.Form != FuncType && (r.Form != Iface || r.Name != method):
		case matchTuple(sig.Params(), r.Params) && matchTuple(sig.Results(), r.Results):
			return r
		}
	}
	return nil
}

// Generated returns the entry for the kind of generated function that fn is by
// its name and the types of its first parameters, or nil: RegisterGreeterServer
// of a file that protoc-gen-go-grpc wrote, and the like.
func (t *Table) Generated(fn *types.Func) *Registration {
	if r := generated(shapes[:], fn); r != nil {
		return r
	}
	return generated(t.extra.Registrations, fn)
}

func generated(table []Registration, fn *types.Func) *Registration {
	sig := fn.Signature()
	for i := range table {
		r := &table[i]
		if r.Form != Generated || r.Params == nil || sig.Params().Len() < len(r.Params) || !matchName(fn.Name(), r.Name) {
			continue
		}
		if r.Results != nil && (len(r.Results) != sig.Results().Len() || !matchTuple(sig.Results(), r.Results)) {
			continue
		}
		if matchTuple(sig.Params(), r.Params) {
			return r
		}
	}
	return nil
}

// matchName reports whether name is what pattern says, one * in the pattern
// standing for any letters or none.
func matchName(name, pattern string) bool {
	before, after, star := strings.Cut(pattern, "*")
	if !star {
		return name == pattern
	}
	return len(name) >= len(before)+len(after) && strings.HasPrefix(name, before) && strings.HasSuffix(name, after)
}

// matchTuple reports whether the first variables of tuple have the types that
// the patterns want, in order.
func matchTuple(tuple *types.Tuple, want []string) bool {
	for i, w := range want {
		if !matchType(tuple.At(i).Type(), w) {
			return false
		}
	}
	return true
}

// matchType reports whether t is the type that want describes; see
// [Registration].Params.
func matchType(t types.Type, want string) bool {
	if want == "_" {
		return true
	}
	switch t := types.Unalias(t).(type) {
	case *types.Pointer:
		return want[0] == '*' && matchType(t.Elem(), want[1:])
	case *types.Slice:
		rest, ok := strings.CutPrefix(want, "[]")
		return ok && matchType(t.Elem(), rest)
	case *types.Named:
		return matchNamed(t.Obj(), want)
	case *types.Basic:
		return t.Name() == want || t.Kind() == types.Byte && want == "byte"
	case *types.Interface:
		return want == "any" && t.Empty()
	case *types.Map:
		return strings.HasPrefix(want, "map[") && types.TypeString(t, nil) == want
	}
	return false
}

func matchNamed(obj *types.TypeName, want string) bool {
	path, ok := strings.CutSuffix(want, obj.Name())
	if !ok {
		return false
	}
	if obj.Pkg() == nil { // error
		return path == ""
	}
	path, ok = strings.CutSuffix(path, ".")
	if !ok {
		return false
	}
	if path == "_" || path == obj.Pkg().Path() {
		return true
	}
	key, _ := normal.Path(obj.Pkg().Path(), renames[:])
	return path == key
}
