package effects

import (
	"go/constant"
	"go/token"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// removedAfter reports whether a call that writes a file stands in a function
// that defers the removal of that file, or of a folder that it is in.
func removedAfter(write ssa.CallInstruction) bool {
	fn := write.Parent()
	args := write.Common().Args
	if fn == nil || len(args) == 0 {
		return false
	}
	if moves(write.Common()) {
		args = args[len(args)-1:] // what it was called before may go
	}
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			d, ok := i.(*ssa.Defer)
			if !ok || !isRemove(&d.Call) {
				continue
			}
			for _, a := range args {
				if beginsWith(a, d.Call.Args[0], 0) {
					return true
				}
			}
		}
	}
	return false
}

// moves reports whether a call gives a file another name, its last argument.
func moves(c *ssa.CallCommon) bool {
	callee := c.StaticCallee()
	if callee == nil || callee.Pkg == nil || callee.Pkg.Pkg.Path() != "os" {
		return false
	}
	switch callee.Name() {
	case "Rename", "Link", "Symlink":
		return true
	}
	return false
}

// isRemove reports whether a call is os.Remove's or os.RemoveAll's.
func isRemove(c *ssa.CallCommon) bool {
	callee := c.StaticCallee()
	return callee != nil && callee.Pkg != nil && callee.Pkg.Pkg.Path() == "os" && strings.HasPrefix(callee.Name(), "Remove") && len(c.Args) > 0
}

// removes reports whether a function, or a function literal in it, removes files.
func removes(fn *ssa.Function) bool {
	if fn == nil {
		return false
	}
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	return removesIn(fn)
}

func removesIn(fn *ssa.Function) bool {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if call, ok := instr.(ssa.CallInstruction); ok && isRemove(call.Common()) {
				return true
			}
		}
	}
	for _, anon := range fn.AnonFuncs {
		if removesIn(anon) {
			return true
		}
	}
	return false
}

// beginsWith reports whether the path that v computes is, or begins with, the
// one that dir computes.
func beginsWith(v, dir ssa.Value, depth int) bool {
	if depth > 6 {
		return false
	}
	if sameExpression(v, dir, 0) {
		return true
	}
	switch x := v.(type) {
	case *ssa.BinOp:
		return x.Op == token.ADD && beginsWith(x.X, dir, depth+1)
	case *ssa.Call:
		callee := x.Call.StaticCallee()
		if callee != nil && callee.Name() == "Join" && len(x.Call.Args) == 1 {
			if first := firstElement(x.Call.Args[0]); first != nil {
				return beginsWith(first, dir, depth+1)
			}
		}
	}
	return false
}

// firstElement returns the first of the variable arguments of a call.
func firstElement(v ssa.Value) ssa.Value {
	s, ok := v.(*ssa.Slice)
	if !ok {
		return nil
	}
	array, ok := s.X.(*ssa.Alloc)
	if !ok {
		return nil
	}
	for _, r := range *array.Referrers() {
		ia, ok := r.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		if c, ok := ia.Index.(*ssa.Const); !ok || c.Int64() != 0 {
			continue
		}
		for _, r := range *ia.Referrers() {
			if st, ok := r.(*ssa.Store); ok && st.Addr == ia {
				return st.Val
			}
		}
	}
	return nil
}

// sameExpression reports whether two values are computed in the same way from
// the same variables.
func sameExpression(a, b ssa.Value, depth int) bool {
	if a == b {
		return true
	}
	if depth > 6 {
		return false
	}
	switch x := a.(type) {
	case *ssa.Const:
		y, ok := b.(*ssa.Const)
		return ok && x.Value != nil && y.Value != nil && constant.Compare(x.Value, token.EQL, y.Value)
	case *ssa.BinOp:
		y, ok := b.(*ssa.BinOp)
		return ok && x.Op == y.Op && sameExpression(x.X, y.X, depth+1) && sameExpression(x.Y, y.Y, depth+1)
	case *ssa.UnOp:
		y, ok := b.(*ssa.UnOp)
		return ok && x.Op == y.Op && (samePlace(x.X, y.X) || sameExpression(x.X, y.X, depth+1))
	case *ssa.FieldAddr:
		y, ok := b.(*ssa.FieldAddr)
		return ok && x.Field == y.Field && sameExpression(x.X, y.X, depth+1)
	case *ssa.Call:
		y, ok := b.(*ssa.Call)
		if !ok || x.Call.StaticCallee() == nil || x.Call.StaticCallee() != y.Call.StaticCallee() || len(x.Call.Args) != len(y.Call.Args) {
			return false
		}
		for i := range x.Call.Args {
			if !sameExpression(x.Call.Args[i], y.Call.Args[i], depth+1) {
				return false
			}
		}
		return true
	}
	return false
}
