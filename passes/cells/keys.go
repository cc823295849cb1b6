package cells

import (
	"go/token"
	"go/types"
	"slices"
	"sort"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"golang.org/x/tools/go/ssa"
)

// A Key is a key that the process makes up.
type Key struct {
	Call *effects.LibraryCall // what makes it, or what uses it
	Cell *effects.Cell        // where it is kept, nil if only the user holds it
	Uses []*effects.LibraryCall
	// Writes are the places that fill Cell.
	Writes []*effects.Site
	Pos    token.Pos

	user *effects.LibraryCall // what a call that makes a key hands it to
}

// keys finds keys that are made from a random source outside requests, or once
// and kept, and that sign or encrypt what clients bring back.
func (c *collector) keys() {
	byCell := map[*effects.Cell]*Key{}
	var order []*Key
	for _, call := range c.Program.LibraryCalls {
		st := stateOf(call, "processkey")
		if st == nil || !c.Reach.Served(call.Func) {
			continue
		}
		switch {
		case (st.Class == models.Local || st.Class == models.Conditional) && st.Role == models.Constructor:
			// The call makes a key: it is the process's own unless a request is
			// given it, or a store takes it.
			if c.Reach.Request(call.Func) && !c.Reach.Startup(call.Func) {
				continue
			}
			cell := c.keptIn(call)
			if owner := c.ownerOf(cell); owner != nil && c.Reach.unmade(owner, 0) {
				continue
			}
			if user := c.signer(call); cell != nil || user != nil {
				order = append(order, &Key{Call: call, Pos: call.Pos, Cell: cell, user: user})
			}
		case st.Class == models.Neutral:
			for _, a := range st.Args {
				if a.Role != "key" && a.Role != "key-pairs" && a.Role != "keyfunc" {
					continue
				}
				k := c.keyOf(call, a, byCell)
				if k != nil && len(k.Uses) == 0 {
					order = append(order, k)
				}
				if k != nil {
					k.Uses = append(k.Uses, call)
				}
			}
		}
	}
	sort.SliceStable(order, func(i, j int) bool { return c.Program.Before(order[i].Pos, order[j].Pos) })
	seen := map[token.Pos]bool{}
	for _, k := range order {
		if !seen[k.Pos] && !k.isOf(order) {
			seen[k.Pos] = true
			c.keyCell(k)
		}
	}
}

// isOf reports whether a key that nothing keeps is an argument of a call that is
// a key of its own: to a reader a store of cookies with two keys is one problem.
func (k *Key) isOf(keys []*Key) bool {
	if k.Cell != nil || k.user == nil {
		return false
	}
	for _, other := range keys {
		if other != k && other.Cell == nil && slices.Contains(other.Uses, k.user) {
			return true
		}
	}
	return false
}

// ownerOf returns the type that declares a cell, nil if there is none.
func (c *collector) ownerOf(cell *effects.Cell) *types.TypeName {
	if cell == nil {
		return nil
	}
	return c.Program.OwnerOf(cell)
}

// keyCell attaches a key to the cell that holds it, or makes a cell of it.
func (c *collector) keyCell(k *Key) {
	at := k.Cell
	if at == nil {
		at = c.Program.CallCell(k.Call)
	}
	if c.byCell[at] == nil {
		c.byCell[at] = &Cell{Cell: at}
	}
	c.byCell[at].Key = k
}

func stateOf(call *effects.LibraryCall, kind string) *models.State {
	if call.Model == nil {
		return nil
	}
	for _, st := range call.Model.States {
		if st.Kind == kind {
			return st
		}
	}
	return nil
}

// keptIn returns the cell of the program that holds what a call made.
func (c *collector) keptIn(call *effects.LibraryCall) *effects.Cell {
	for _, h := range c.Program.Holders(call) {
		if c.ours(h) {
			return h
		}
	}
	return nil
}

// signer returns the call to which the program hands the key that a call makes
// so that it signs, verifies, encrypts or decrypts with it. A key that is
// printed, or written into a configuration, is made once for all instances.
func (c *collector) signer(made *effects.LibraryCall) *effects.LibraryCall {
	for _, call := range c.Program.LibraryCalls {
		st := stateOf(call, "processkey")
		if st == nil || call == made {
			continue
		}
		for _, a := range st.Args {
			if a.Index < 0 || int(a.Index) >= len(call.Args) {
				continue
			}
			for _, v := range call.Args[a.Index] {
				_, _, objects := c.Program.Possible(call.Func, v)
				for _, o := range objects {
					if o.Made == made {
						return call
					}
				}
			}
		}
	}
	return nil
}

// usedKey returns the key behind an argument of a signer: the variable or field
// that holds it, if the program fills that from a random source, or the call
// itself if it is given a random value outside requests.
func (c *collector) usedKey(call *effects.LibraryCall, arg int, byCell map[*effects.Cell]*Key) *Key {
	if v := argument(call, arg); v != nil {
		from := c.variableOf(v, 0)
		cell := c.keeper(from, 0)
		if from != nil && cell == nil {
			return nil // a part of something that comes and goes
		}
		if cell != nil && cell.Origin().Has(origin.Random) {
			return c.cellKey(call, cell, byCell)
		}
	}
	if c.Reach.Request(call.Func) && !c.Reach.Startup(call.Func) {
		return nil // random for this request only
	}
	if call.Prov[arg].Set.Has(origin.External) {
		return nil // or read from a store, where whatever made it has put it
	}
	return &Key{Call: call, Pos: call.Pos}
}

// cellKey returns the key that a variable or field holds, nil if it is made for
// a request, or once for all instances.
func (c *collector) cellKey(call *effects.LibraryCall, cell *effects.Cell, byCell map[*effects.Cell]*Key) *Key {
	if byCell[cell] == nil {
		if !c.atStartup(cell) && !c.isWritten(cell) {
			return nil // made for a request, or a user
		}
		if c.isPersisted(cell) {
			return nil // made once, for all who read the database
		}
		byCell[cell] = &Key{Call: call, Cell: cell, Pos: cell.Pos, Writes: c.randomWrites(cell)}
	}
	return byCell[cell]
}

// keeper returns the cell that keeps a key: the given one, or the one that it is
// filled from. A field of objects that requests make keeps nothing, nor does one
// that is filled from what a database holds.
func (c *collector) keeper(cell *effects.Cell, depth int) *effects.Cell {
	if cell == nil || cell.Kind != effects.Field || depth > 4 {
		return cell
	}
	var sources []*effects.Cell
	for _, st := range c.Eval.FieldStores(cell.Var) {
		if from := c.variableOf(st.Val, 0); from != nil && from != cell && from.Origin().Has(origin.Random) {
			sources = append(sources, from)
		}
	}
	if slices.ContainsFunc(sources, c.isPersisted) {
		return nil // read back from where it was saved, by one of several stores at least
	}
	if len(sources) > 0 {
		return c.keeper(sources[0], depth+1)
	}
	if owner := c.Program.OwnerOf(cell); owner != nil && (!c.Reach.longLived(owner) || !c.isHeld(owner)) {
		return nil
	}
	return cell
}

// atStartup reports whether a function that fills the cell from a random source
// runs outside requests, or none is known.
func (c *collector) atStartup(cell *effects.Cell) bool {
	for _, fn := range cell.Random() {
		if c.Reach.Startup(fn) || !c.Reach.Request(fn) {
			return true
		}
	}
	return len(cell.Random()) == 0
}

// isWritten reports whether requests write the cell where it outlives them.
func (c *collector) isWritten(cell *effects.Cell) bool {
	for _, known := range c.byCell {
		for _, a := range known.Accesses {
			if a.Effect.Place.Cell() == cell && a.Effect.Op.Writes() {
				return true
			}
		}
	}
	return false
}

// isHeld reports whether something that can live long holds values of the
// type: a variable, a field, a handler that is a method of it or has captured one.
func (c *collector) isHeld(t *types.TypeName) bool {
	if c.heldTypes == nil {
		c.heldTypes = map[*types.TypeName]bool{}
		for _, cell := range append(c.Program.FieldCells(), c.Program.Globals...) {
			c.holdType(cell.Type, 0)
		}
		for _, fn := range c.Program.Funcs {
			for _, v := range fn.SSA.FreeVars {
				c.holdType(v.Type(), 0)
			}
		}
		for _, p := range c.Points {
			if p.Func.SSA != nil && p.Func.SSA.Signature.Recv() != nil {
				c.holdType(p.Func.SSA.Signature.Recv().Type(), 0)
			}
		}
	}
	return c.heldTypes[t]
}

// holdType notes the named types that a value of type t holds, or is.
func (c *collector) holdType(t types.Type, depth int) {
	if t == nil || depth > 5 {
		return
	}
	if n, ok := types.Unalias(t).(*types.Named); ok {
		if obj := n.Origin().Obj(); c.Program.InScope(obj.Pkg()) {
			c.heldTypes[obj] = true
		}
		for a := range n.TypeArgs().Types() {
			c.holdType(a, depth+1)
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		c.holdType(u.Elem(), depth+1)
	case *types.Slice:
		c.holdType(u.Elem(), depth+1)
	case *types.Array:
		c.holdType(u.Elem(), depth+1)
	case *types.Map:
		c.holdType(u.Elem(), depth+1)
	}
}

// randomWrites returns the places that fill a cell from a random source, and
// the calls of that source in the same functions.
func (c *collector) randomWrites(cell *effects.Cell) []*effects.Site {
	out := c.randomStores(cell)
	in := map[*effects.Func]bool{}
	for _, s := range out {
		in[s.Func] = true
	}
	for _, call := range c.Program.LibraryCalls {
		if !in[call.Func] || call.Model == nil {
			continue
		}
		for _, s := range call.Model.Sources {
			if s.Origin.Has(origin.Random) {
				out = append(out, &effects.Site{Func: call.Func, Pos: call.Pos, At: call.At})
				break
			}
		}
	}
	return out
}

// randomStores returns the places that put something random into a cell.
func (c *collector) randomStores(cell *effects.Cell) []*effects.Site {
	var out []*effects.Site
	for _, fn := range c.Program.Funcs {
		for _, e := range fn.Sum.Effects {
			if e.Via == nil && e.Place.Cell() == cell && e.Val.Set.Has(origin.Random) {
				out = append(out, e.Site)
			}
		}
	}
	if len(out) > 0 || cell.Var == nil {
		return out
	}
	for _, st := range c.Eval.FieldStores(cell.Var) {
		if fn := c.Program.FuncOf(st.Parent()); fn != nil {
			out = append(out, &effects.Site{Func: fn, Instr: st, Pos: st.Pos()})
		}
	}
	return out
}

func argument(call *effects.LibraryCall, i int) ssa.Value {
	if call.Instr == nil {
		return nil
	}
	common := call.Instr.Common()
	if !common.IsInvoke() && common.Signature().Recv() != nil {
		i++
	}
	if i >= len(common.Args) {
		return nil
	}
	return common.Args[i]
}

// variableOf returns the cell that a value was read from, through conversions
// and slices.
func (c *collector) variableOf(v ssa.Value, depth int) *effects.Cell {
	if depth > 6 {
		return nil
	}
	switch x := v.(type) {
	case *ssa.UnOp:
		if _, place := c.readOf(x); place != nil {
			return place
		}
	case *ssa.Field:
		_, place := c.readOf(x)
		return place
	case *ssa.Convert:
		return c.variableOf(x.X, depth+1)
	case *ssa.ChangeType:
		return c.variableOf(x.X, depth+1)
	case *ssa.MakeInterface:
		return c.variableOf(x.X, depth+1)
	case *ssa.Slice:
		return c.variableOf(x.X, depth+1)
	case *ssa.Alloc:
		for _, e := range listed(x) {
			if cell := c.variableOf(e, depth+1); cell != nil {
				return cell
			}
		}
	case *ssa.Phi:
		for _, e := range x.Edges {
			if cell := c.variableOf(e, depth+1); cell != nil {
				return cell
			}
		}
	case *ssa.Call:
		return c.accessed(x, 0, depth)
	case *ssa.Extract:
		if call, ok := x.Tuple.(*ssa.Call); ok {
			return c.accessed(call, x.Index, depth)
		}
	}
	return nil
}
