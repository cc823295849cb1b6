package cells

import (
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"golang.org/x/tools/go/ssa"
)

// keyOf returns the key behind an argument of a signer, nil if the process does
// not make it up.
func (c *collector) keyOf(call *effects.LibraryCall, a models.Arg, byCell map[*effects.Cell]*Key) *Key {
	if a.Index >= 0 && int(a.Index) < len(call.Prov) && call.Prov[a.Index].Set.Has(origin.Random) {
		return c.usedKey(call, int(a.Index), byCell)
	}
	v := (&Library{Call: call}).Argument(a)
	switch {
	case call.Func.SSA == nil:
		return nil
	case a.Role == "keyfunc":
		return c.returnedKey(call, v, byCell)
	case v != nil:
		return c.givenKey(call, v, byCell, 0)
	case a.Index < 0:
		return c.nestedKey(call, a.Field)
	}
	return nil
}

// givenKey returns the key that v is, where the call itself does not show it: in
// the literal of a configuration, or given by the callers of the function around
// the call. Callers in other packages that are not in memory are not known.
func (c *collector) givenKey(call *effects.LibraryCall, v ssa.Value, byCell map[*effects.Cell]*Key, depth int) *Key {
	v = unconverted(v)
	if p, ok := v.(*ssa.Parameter); ok {
		if depth > 3 {
			return nil
		}
		for _, caller := range c.Eval.Callers(p.Parent()) {
			if given := given(caller, p); given != nil {
				if k := c.givenKey(call, given, byCell, depth+1); k != nil {
					return k
				}
			}
		}
		return nil
	}
	if cell := c.variableOf(v, 0); cell != nil {
		if cell = c.keeper(cell, 0); cell != nil && cell.Origin().Has(origin.Random) {
			return c.cellKey(call, cell, byCell)
		}
		return nil
	}
	made, ok := v.(*ssa.Call)
	if !ok || made.Call.StaticCallee() == nil {
		return nil
	}
	in, maker := c.Program.FuncOf(made.Parent()), c.Program.FuncOf(made.Call.StaticCallee())
	if in == nil || maker == nil || maker.Sum == nil || len(maker.Sum.ResultProv) == 0 {
		return nil
	}
	from := maker.Sum.ResultProv[0].Set
	if depth == 0 {
		// What a caller passes it keeps for those who verify, where it is found:
		// only what goes straight to the signer is looked into.
		from = maker.ResultOrigin(0)
	}
	if !from.Has(origin.Random) || from.Has(origin.External) || c.Reach.Request(in) && !c.Reach.Startup(in) {
		return nil
	}
	return &Key{Call: call, Pos: call.Pos}
}

// given returns what a static call passes for a parameter.
func given(call ssa.CallInstruction, p *ssa.Parameter) ssa.Value {
	for i, q := range p.Parent().Params {
		if q == p && !call.Common().IsInvoke() && i < len(call.Common().Args) {
			return call.Common().Args[i]
		}
	}
	return nil
}

// unconverted returns what a value was before conversions.
func unconverted(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.Convert:
			v = x.X
		case *ssa.ChangeType:
			v = x.X
		case *ssa.MakeInterface:
			v = x.X
		default:
			return v
		}
	}
}

// accessed returns the cell whose value a function returns as its i-th result, a
// key that the process makes up before others: which one a configuration chooses
// is not known. It is nil if the function returns none.
func (c *collector) accessed(call *ssa.Call, i, depth int) *effects.Cell {
	callee := call.Call.StaticCallee()
	if callee == nil || i >= callee.Signature.Results().Len() {
		return nil
	}
	var first *effects.Cell
	for _, b := range callee.Blocks {
		ret, ok := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		if !ok {
			continue
		}
		cell := c.variableOf(ret.Results[i], depth+1)
		switch {
		case cell == nil:
		case cell.Origin().Has(origin.Random):
			return cell
		case first == nil:
			first = cell
		}
	}
	return first
}

// listed returns what a call lists for a variadic parameter.
func listed(a *ssa.Alloc) []ssa.Value {
	if a.Comment != "varargs" {
		return nil
	}
	var out []ssa.Value
	for _, r := range *a.Referrers() {
		if at, ok := r.(*ssa.IndexAddr); ok {
			for _, r := range *at.Referrers() {
				if st, ok := r.(*ssa.Store); ok {
					out = append(out, st.Val)
				}
			}
		}
	}
	return out
}
