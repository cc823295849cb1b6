package classify

import (
	"go/types"

	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"golang.org/x/tools/go/ssa"
)

// literal returns the local variable of a composite literal that v is, or is
// the address of, nil if v is none.
func literal(v ssa.Value) *ssa.Alloc {
	switch v := v.(type) {
	case *ssa.Alloc:
		return v
	case *ssa.MakeInterface:
		return literal(v.X)
	case *ssa.UnOp:
		return literal(v.X)
	}
	return nil
}

// fieldStores returns what a function puts into a field of a literal.
func fieldStores(v ssa.Value, field string) []ssa.Value {
	base := literal(v)
	if base == nil {
		return nil
	}
	st, ok := base.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct)
	if !ok {
		return nil
	}
	var out []ssa.Value
	for _, r := range *base.Referrers() {
		f, ok := r.(*ssa.FieldAddr)
		if !ok || st.Field(f.Field).Name() != field {
			continue
		}
		for _, r := range *f.Referrers() {
			if s, ok := r.(*ssa.Store); ok && s.Addr == f {
				out = append(out, s.Val)
			}
		}
	}
	return out
}

// setsField reports whether a literal sets a field, or may: of what is no
// literal nothing is known.
func setsField(v ssa.Value, field string) bool {
	return literal(v) == nil || len(fieldStores(v, field)) > 0
}

// elements returns the arguments behind a variadic parameter.
func elements(v ssa.Value) []ssa.Value {
	if v == nil {
		return nil
	}
	return consteval.Elements(v)
}

// isNilSlice reports whether a variadic parameter gets no arguments.
func isNilSlice(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	if !ok || !c.IsNil() {
		return false
	}
	_, ok = c.Type().Underlying().(*types.Slice)
	return ok
}
