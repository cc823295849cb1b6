package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// MadeOnMiss reports whether an effect keeps what a call made after it had been
// looked for under the same key: the token of a remote account, the encoder of a
// model. Whoever does not find it makes it again.
//
// It errs on the side of no: what has something random in it cannot be made
// again, and an object of the program's own, made once and changed by later
// requests, would be lost.
func (p *Program) MadeOnMiss(e *Effect) bool {
	at := e.last()
	if at.Site.Instr == nil {
		return at.made
	}
	c := e.Place.Cell()
	key, val := KeyAt(at.Site.Instr), StoredAt(at.Site.Instr)
	if c == nil || key == nil || val == nil || at.Val.Set.Has(origin.Random) || e.PutsBack() || p.changeable(unboxed(val).Type()) {
		return false
	}
	if m := (making{seen: map[ssa.Value]bool{}}); !m.called(val) {
		return false
	}
	// From the store outwards, for as long as the key is what the caller gives.
	calls := callsTo(e)
	instr := at.Site.Instr
	for i := len(calls); ; i-- {
		if p.looksBefore(instr, key, c) {
			return true
		}
		if i == 0 {
			return false
		}
		call, ok := calls[i-1].(ssa.CallInstruction)
		if key = argumentFor(key, call, ok); key == nil {
			return false
		}
		instr = calls[i-1]
	}
}

// callsTo returns the calls that lead to an effect, the outermost first.
func callsTo(e *Effect) []ssa.Instruction {
	var out []ssa.Instruction
	for ; e.Via != nil && e.Via.Of != nil; e = e.Via.Of {
		out = append(out, e.Via.Call)
	}
	return out
}

// argumentFor returns what a call gives for the parameter that v is, nil if v
// is none.
func argumentFor(v ssa.Value, call ssa.CallInstruction, ok bool) ssa.Value {
	param, isParam := unboxed(v).(*ssa.Parameter)
	if !ok || !isParam || call.Common().StaticCallee() != param.Parent() {
		return nil
	}
	for i, q := range param.Parent().Params {
		if q == param && i < len(call.Common().Args) {
			return call.Common().Args[i]
		}
	}
	return nil
}

// looksBefore reports whether the function of an instruction has looked into c
// under the key whenever it comes to the instruction.
func (p *Program) looksBefore(at ssa.Instruction, key ssa.Value, c *Cell) bool {
	fn := p.funcOf(at.Parent())
	if fn == nil || fn.Sum == nil {
		return false
	}
	for _, e := range fn.Sum.Effects {
		if e.Op != OpLook || e.Place.Cell() != c {
			continue
		}
		look := e.Site.Instr
		if e.Via != nil {
			look = e.Via.Call
		}
		if look == nil || look.Parent() != at.Parent() || look == at || !look.Block().Dominates(at.Block()) {
			continue
		}
		var ops [8]*ssa.Value
		for _, op := range look.Operands(ops[:0]) {
			if sameKey(*op, key) {
				return true
			}
		}
	}
	return false
}

func sameKey(a, b ssa.Value) bool {
	if a == nil || b == nil {
		return false
	}
	a, b = unboxed(a), unboxed(b)
	if a == b {
		return true
	}
	x, ok := a.(*ssa.UnOp)
	y, also := b.(*ssa.UnOp)
	if !ok || !also || x.Op != y.Op || x.X != y.X {
		return false
	}
	_, local := x.X.(*ssa.Alloc)
	return local
}

// unboxed returns the value that was put into an interface or another type.
func unboxed(v ssa.Value) ssa.Value {
	for {
		switch x := v.(type) {
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeType:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		default:
			return v
		}
	}
}

// changeable reports whether a value leads to an object of the program's own, or
// to a collection, which whoever looks it up can change in place.
func (p *Program) changeable(t types.Type) bool {
	switch u := types.Unalias(t).(type) {
	case *types.Named:
		st, ok := u.Underlying().(*types.Struct)
		if !ok {
			return p.changeable(u.Underlying())
		}
		for f := range st.Fields() {
			if _, ptr := types.Unalias(f.Type()).(*types.Pointer); ptr && p.changeable(f.Type()) {
				return true
			}
		}
		return false
	case *types.Pointer:
		n, ok := types.Unalias(u.Elem()).(*types.Named)
		return !ok || p.InScope(n.Obj().Pkg())
	case *types.Map, *types.Slice, *types.Chan, *types.Signature, *types.Interface:
		return true
	}
	return false
}

// A making goes back from a value to the calls that made it, in one function.
type making struct{ seen map[ssa.Value]bool }

// called reports whether a call other than of the clock has a part in a value.
func (m *making) called(v ssa.Value) bool {
	if v == nil || m.seen[v] {
		return false
	}
	m.seen[v] = true
	if call, ok := v.(*ssa.Call); ok {
		if fn := calledFunc(&call.Call); fn != nil && fn.Pkg() != nil && fn.Pkg().Path() != "time" {
			return true
		}
	}
	for _, part := range parts(v) {
		if m.called(part) {
			return true
		}
	}
	return false
}

// parts returns what a value is made of: its operands and, for a local variable,
// what is stored there and the calls that are given its address.
func parts(v ssa.Value) []ssa.Value {
	var out []ssa.Value
	if a, ok := v.(*ssa.Alloc); ok {
		out = append(out, storesInto(a)...)
		for _, r := range *a.Referrers() {
			out = append(out, callsOf(r)...)
		}
		return out
	}
	instr, ok := v.(ssa.Instruction)
	if !ok {
		return nil
	}
	var ops [8]*ssa.Value
	for _, op := range instr.Operands(ops[:0]) {
		out = append(out, *op)
	}
	return out
}

// callsOf returns the call that uses an address, itself or in an interface.
func callsOf(use ssa.Instruction) []ssa.Value {
	switch use := use.(type) {
	case *ssa.Call:
		return []ssa.Value{use}
	case *ssa.MakeInterface:
		var out []ssa.Value
		for _, r := range *use.Referrers() {
			if call, ok := r.(*ssa.Call); ok {
				out = append(out, call)
			}
		}
		return out
	}
	return nil
}
