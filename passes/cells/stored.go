package cells

import (
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"golang.org/x/tools/go/ssa"
)

// storedIn returns the place into which the function that makes a library
// object puts it, alone or as a part of something: the map of limiters to which
// a middleware adds one. It returns nil if the function keeps it nowhere.
func (c *collector) storedIn(call *effects.LibraryCall) *effects.Cell {
	made := call.Value()
	if made == nil {
		return nil
	}
	into := map[ssa.Instruction]bool{}
	follow(made, into, map[ssa.Value]bool{})
	var best *effects.Cell
	for at, cell := range c.byCell {
		for _, a := range cell.Accesses {
			if a.Effect.Op.Writes() && into[a.Effect.Site.Instr] && (best == nil || at.String() < best.String()) {
				best = at
			}
		}
	}
	return best
}

// follow notes the instructions of the function that keep v, or something that
// v has become a part of.
func follow(v ssa.Value, into map[ssa.Instruction]bool, seen map[ssa.Value]bool) {
	if v == nil || seen[v] || v.Referrers() == nil {
		return
	}
	seen[v] = true
	for _, r := range *v.Referrers() {
		switch r := r.(type) {
		case *ssa.MakeInterface, *ssa.ChangeInterface, *ssa.ChangeType, *ssa.Phi, *ssa.Extract:
			follow(r.(ssa.Value), into, seen)
		case *ssa.Store:
			if r.Val == v {
				into[r] = true
				followInto(r.Addr, into, seen)
			}
		case *ssa.MapUpdate:
			into[r] = r.Value == v || into[r]
		case *ssa.UnOp:
			if _, ok := v.(*ssa.Alloc); ok {
				follow(r, into, seen)
			}
		case ssa.CallInstruction:
			into[r] = true
		}
	}
}

// followInto goes on with the local variable or literal that an address is of.
func followInto(addr ssa.Value, into map[ssa.Instruction]bool, seen map[ssa.Value]bool) {
	switch a := addr.(type) {
	case *ssa.Alloc:
		follow(a, into, seen)
	case *ssa.FieldAddr:
		if base, ok := a.X.(*ssa.Alloc); ok {
			follow(base, into, seen)
		}
	}
}

// forOneRequest reports whether a library object that is in memory alone is made
// anew by each request, and nothing that outlives the request keeps it: the
// limiter of one transfer, the cache of one rendering, and whatever a literal
// makes: a variable of a library's type costs nothing. If some field can hold it,
// whoever is given it, and can be seen to be of the program, is taken to keep it.
func (c *collector) forOneRequest(lib *Library) bool {
	switch {
	case lib.State.Kind == "ratelimit", lib.State.Kind == "cache", lib.Call.Literal != nil:
	default:
		return false
	}
	fn := lib.Call.Func
	made := lib.Call.Value()
	if made == nil || !c.Reach.Request(fn) || c.Reach.Setup(fn) {
		return false
	}
	held := false
	for _, holder := range c.Program.Holders(lib.Call) {
		held = held || c.ours(holder)
		if owner := c.Program.OwnerOf(holder); c.ours(holder) && (owner == nil || c.Reach.longLived(owner)) {
			return false
		}
	}
	seen := map[ssa.Value]bool{}
	follow(made, map[ssa.Instruction]bool{}, seen)
	for v := range seen {
		for _, r := range *v.Referrers() {
			switch r := r.(type) {
			case *ssa.MakeClosure, *ssa.MapUpdate, *ssa.Send:
				return false
			case *ssa.Return:
				if held {
					return false
				}
			case ssa.CallInstruction:
				if !held {
					continue
				}
				if m := calledFunc(r.Common()); m == nil || c.Program.InScope(m.Pkg()) {
					return false
				}
			}
		}
	}
	return c.storedIn(lib.Call) == nil
}
