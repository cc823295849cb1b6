package cells

import (
	"go/types"
	"slices"
	"sort"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/ssa"
)

// A Store is a client of a shared store, or a session store that makes its own,
// as the program makes it.
type Store struct {
	Call  *effects.LibraryCall
	State *models.State
	// Uses are the calls through the client that read or write keys, and the
	// libraries' session stores that it is handed to.
	Uses []StoreUse
	// Replicated says that the package also makes a client that follows a
	// failover or a cluster: which one it is, the configuration says.
	Replicated bool
}

// A StoreUse is one call through a client.
type StoreUse struct {
	Call *effects.LibraryCall
	// Points are the entry points from which the call is reached.
	Points []*entrypoints.Point
}

// stores finds the clients of shared stores, and what they are used for.
func (c *collector) stores() {
	byCall := map[*effects.LibraryCall]*Store{}
	var order []*Store
	replicated := map[*types.Package]bool{}
	for _, call := range c.Program.LibraryCalls {
		if call.Model == nil || call.Callee == nil || !c.Reach.Served(call.Func) {
			continue
		}
		switch call.Callee.Name() {
		case "NewClusterClient", "NewFailoverClient", "NewFailoverClusterClient", "NewUniversalClient", "NewRing":
			replicated[call.Func.Package()] = true
		}
		st := call.Model.State("sessionstore", models.Constructor)
		if st == nil || !c.Reach.Request(call.Func) && !c.Reach.serving.serves(call.Func) {
			continue
		}
		byCall[call] = &Store{Call: call, State: st}
		order = append(order, byCall[call])
	}
	if len(order) == 0 {
		return
	}
	reached := c.reached()
	for _, call := range c.Program.LibraryCalls {
		if call.Model == nil || !c.Reach.Served(call.Func) {
			continue
		}
		for _, s := range order {
			if s.Call != call && c.goesThrough(call, s) {
				s.Uses = append(s.Uses, StoreUse{Call: call, Points: reached[call.Func]})
			}
		}
	}
	for _, s := range order {
		s.Replicated = replicated[s.Call.Func.Package()]
		sort.SliceStable(s.Uses, func(i, j int) bool { return c.Program.Before(s.Uses[i].Call.Pos, s.Uses[j].Call.Pos) })
		at := c.Program.CallCell(s.Call)
		if c.byCell[at] == nil {
			c.byCell[at] = &Cell{Cell: at}
		}
		c.byCell[at].Store = s
	}
}

// goesThrough reports whether a call reads or writes keys through a client, or
// hands it to a library's session store.
func (c *collector) goesThrough(call *effects.LibraryCall, s *Store) bool {
	if call.Instr == nil {
		return false
	}
	args := call.Instr.Common().Args
	if call.Model.State("sessionstore", models.Use) != nil {
		if call.Instr.Common().IsInvoke() {
			return c.isClient(call.Instr.Common().Value, s, 0)
		}
		return len(args) > 0 && c.isClient(args[0], s, 0)
	}
	if st := call.Model.State("session", models.Constructor); st != nil && st.Class == models.External {
		for _, a := range args {
			if c.isClient(a, s, 0) {
				return true
			}
		}
	}
	return false
}

// isClient reports whether v is the client, or a part of it, as far as the
// program puts it there.
func (c *collector) isClient(v ssa.Value, s *Store, depth int) bool {
	if depth > 12 || v == nil {
		return false
	}
	depth++
	if _, place := c.readValue(v); place != nil && c.ours(place) {
		return c.holds(place, s)
	}
	switch v := v.(type) {
	case *ssa.Call:
		if v == s.Call.Instr {
			return true
		}
		callee := v.Call.StaticCallee()
		return callee != nil && len(callee.Blocks) > 0 && c.returnsClient(callee, s, depth)
	case *ssa.Extract:
		return c.isClient(v.Tuple, s, depth)
	case *ssa.FieldAddr:
		return c.isClient(v.X, s, depth)
	case *ssa.Field:
		return c.isClient(v.X, s, depth)
	case *ssa.UnOp:
		return c.isClient(v.X, s, depth)
	case *ssa.MakeInterface:
		return c.isClient(v.X, s, depth)
	case *ssa.ChangeInterface:
		return c.isClient(v.X, s, depth)
	case *ssa.TypeAssert:
		return c.isClient(v.X, s, depth)
	case *ssa.Phi:
		for _, e := range v.Edges {
			if c.isClient(e, s, depth+4) {
				return true
			}
		}
	case *ssa.Alloc:
		for _, r := range *v.Referrers() {
			if st, ok := r.(*ssa.Store); ok && st.Addr == v && c.isClient(st.Val, s, depth) {
				return true
			}
		}
	case *ssa.FreeVar:
		mc := c.Eval.Closure(v.Parent())
		for j, fv := range v.Parent().FreeVars {
			if mc != nil && fv == v && c.isClient(mc.Bindings[j], s, depth) {
				return true
			}
		}
	case *ssa.Parameter:
		for i, p := range v.Parent().Params {
			for _, call := range c.Eval.Callers(v.Parent()) {
				if args := call.Common().Args; p == v && i < len(args) && c.isClient(args[i], s, depth+2) {
					return true
				}
			}
		}
	}
	return false
}

// readValue returns the cell that a value was read from, or a pointer to one.
func (c *collector) readValue(v ssa.Value) (ssa.Value, *effects.Cell) {
	instr, ok := v.(ssa.Instruction)
	if !ok {
		return nil, nil
	}
	if _, call := instr.(ssa.CallInstruction); call {
		return nil, nil
	}
	return c.readOf(instr)
}

func (c *collector) holds(place *effects.Cell, s *Store) bool {
	return slices.Contains(c.Program.Holders(s.Call), place)
}

func (c *collector) returnsClient(fn *ssa.Function, s *Store, depth int) bool {
	for _, b := range fn.Blocks {
		if ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return); ok {
			for _, r := range ret.Results {
				if c.isClient(r, s, depth+2) {
					return true
				}
			}
		}
	}
	return false
}

// reached maps every function to the entry points that lead to it.
func (c *collector) reached() map[*effects.Func][]*entrypoints.Point {
	out := map[*effects.Func][]*entrypoints.Point{}
	for i, p := range c.Points {
		if p.Trigger == models.Schedule {
			continue
		}
		seen := map[*effects.Func]bool{}
		walk(seen, p.Func)
		for _, e := range c.Entered[i] {
			for _, callee := range e.Callees {
				walk(seen, callee)
			}
		}
		for fn := range seen {
			out[fn] = append(out[fn], p)
		}
	}
	return out
}
