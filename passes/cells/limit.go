package cells

import (
	"go/token"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/ssa"
)

// Argument returns the argument of the call that plays the role of a, or what
// the calling function puts into that field of the configuration that it passes.
// It returns nil if the call comes from a fact, or the field is set elsewhere.
func (l *Library) Argument(a models.Arg) ssa.Value {
	if made, ok := l.Call.Literal.(*ssa.Alloc); ok && a.Index < 0 {
		return storedField(made, a.Field[strings.LastIndexByte(a.Field, '.')+1:], 0)
	}
	if l.Call.Instr == nil {
		return nil
	}
	common := l.Call.Instr.Common()
	if a.Index >= 0 {
		i := int(a.Index)
		if !common.IsInvoke() && common.Signature().Recv() != nil {
			i++
		}
		if i < len(common.Args) {
			return common.Args[i]
		}
		return nil
	}
	field := a.Field[strings.LastIndexByte(a.Field, '.')+1:]
	for _, arg := range common.Args {
		if v := fieldOf(arg, field, 0); v != nil {
			return v
		}
	}
	return nil
}

// fieldOf returns what the function stores in a field of the struct that v is,
// points to, or lists.
func fieldOf(v ssa.Value, field string, depth int) ssa.Value {
	if depth > 4 {
		return nil
	}
	switch x := v.(type) {
	case *ssa.UnOp:
		if x.Op == token.MUL {
			return fieldOf(x.X, field, depth+1)
		}
	case *ssa.Slice:
		return fieldOf(x.X, field, depth+1)
	case *ssa.MakeInterface:
		return fieldOf(x.X, field, depth+1)
	case *ssa.Alloc:
		return storedField(x, field, depth)
	}
	return nil
}

func storedField(a *ssa.Alloc, field string, depth int) ssa.Value {
	for _, r := range *a.Referrers() {
		switch r := r.(type) {
		case *ssa.FieldAddr:
			if f := structField(r.X.Type(), r.Field); f == nil || f.Name() != field {
				continue
			}
			for _, use := range *r.Referrers() {
				if s, ok := use.(*ssa.Store); ok && s.Addr == r {
					return s.Val
				}
			}
		case *ssa.IndexAddr:
			// An element of the slice of a call with variable arguments.
			for _, use := range *r.Referrers() {
				switch use := use.(type) {
				case *ssa.Store:
					if v := fieldOf(use.Val, field, depth+1); use.Addr == r && v != nil {
						return v
					}
				case *ssa.FieldAddr:
					if f := structField(use.X.Type(), use.Field); f == nil || f.Name() != field {
						continue
					}
					for _, store := range *use.Referrers() {
						if s, ok := store.(*ssa.Store); ok && s.Addr == use {
							return s.Val
						}
					}
				}
			}
		case *ssa.Store:
			if r.Addr == a {
				if v := fieldOf(r.Val, field, depth+1); v != nil {
					return v
				}
			}
		}
	}
	return nil
}
