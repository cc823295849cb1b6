package effects

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// waitsFor reports whether the function that starts a goroutine waits for it:
// on a local wait group or error group, or on a local channel. What a fact tells
// of has no instruction, and has been asked in its own package.
func waitsFor(start ssa.CallInstruction) bool {
	if start == nil {
		return false
	}
	fn := start.Parent()
	if fn == nil {
		return false
	}
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			switch i := i.(type) {
			case *ssa.Call:
				if waits(i) && isLocal(i.Call.Args[0], 0) {
					return true
				}
			case *ssa.UnOp:
				if i.Op == token.ARROW && isLocal(i.X, 0) {
					return true
				}
			case *ssa.Select:
				for _, st := range i.States {
					if st.Dir == types.RecvOnly && isLocal(st.Chan, 0) {
						return true
					}
				}
			}
		}
	}
	return false
}

func waits(call *ssa.Call) bool {
	callee := call.Call.StaticCallee()
	if callee == nil || len(call.Call.Args) == 0 || callee.Pkg == nil {
		return false
	}
	switch callee.Pkg.Pkg.Path() {
	case "sync", "golang.org/x/sync/errgroup", "github.com/sourcegraph/conc", "github.com/sourcegraph/conc/pool":
		return callee.Name() == "Wait"
	}
	return false
}

// isLocal reports whether a wait group or channel belongs to the function: it
// is made there, or is in a collection made there, and not kept in a field or
// package-level variable.
func isLocal(v ssa.Value, depth int) bool {
	if depth > 5 {
		return false
	}
	switch v := v.(type) {
	case *ssa.Alloc, *ssa.MakeChan, *ssa.MakeMap, *ssa.MakeSlice:
		return true
	case *ssa.UnOp:
		return v.Op == token.MUL && isLocal(v.X, depth+1)
	case *ssa.Lookup:
		return isLocal(v.X, depth+1)
	case *ssa.IndexAddr:
		return isLocal(v.X, depth+1)
	case *ssa.Next:
		return isLocal(v.Iter, depth+1)
	case *ssa.Range:
		return isLocal(v.X, depth+1)
	case *ssa.ChangeType:
		return isLocal(v.X, depth+1)
	case *ssa.Extract:
		return isLocal(v.Tuple, depth+1)
	case *ssa.Call:
		// errgroup.WithContext, pool.New: a group made for this call.
		callee := v.Call.StaticCallee()
		return callee != nil && callee.Pkg != nil && (callee.Pkg.Pkg.Path() == "golang.org/x/sync/errgroup" || callee.Pkg.Pkg.Path() == "github.com/sourcegraph/conc/pool")
	case *ssa.Phi:
		for _, e := range v.Edges {
			if isLocal(e, depth+1) {
				return true
			}
		}
	}
	return false
}

// livesFor reports whether a call of a method hands over how long something is
// to live: a duration that is not zero.
func livesFor(call ssa.CallInstruction) bool {
	common := call.Common()
	if common.Signature().Recv() == nil {
		return false
	}
	for _, a := range common.Args {
		n, ok := types.Unalias(a.Type()).(*types.Named)
		if ok && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "time" && n.Obj().Name() == "Duration" && !isZero(a) {
			return true
		}
	}
	return false
}
