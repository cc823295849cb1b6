package effects

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// A Pattern is a set of things that the code around a site does with the same
// place. Patterns are seen within one function; code that spreads one pattern
// over several functions shows less than it does.
type Pattern uint16

const (
	Checked Pattern = 1 << iota // the place is looked up, and the result decides something
	Lazy                        // the place is written only where it was found empty
	Limited                     // a number in the place, or its size, is compared with a limit
	Timed                       // times are compared: an expiry or a window
	Joined                      // the function waits for the goroutine that it starts
	Removed                     // the function removes the file again before it returns
	Holds                       // the function returns with the mutex locked
	Yields                      // the function returns the number that it counts in the place
)

// Has reports whether p contains q.
func (p Pattern) Has(q Pattern) bool { return p&q != 0 }

// Patterns returns the patterns around a site.
func (s *Site) Patterns() Pattern {
	if !s.patterns {
		s.patterns = true
		if s.Instr != nil {
			s.pattern = patternsAt(s.Instr)
		}
	}
	return s.pattern
}

func patternsAt(instr ssa.Instruction) Pattern {
	var p Pattern
	place := placeOperand(instr)
	fn := instr.Parent()
	if call, ok := instr.(ssa.CallInstruction); ok {
		if waitsFor(call) {
			p |= Joined
		}
		if removedAfter(call) {
			p |= Removed
		}
		if isLock(call.Common()) && holds(call) {
			p |= Holds
		}
		if livesFor(call) {
			p |= Timed
		}
	}
	if place == nil || fn == nil {
		return p
	}
	if call, ok := instr.(*ssa.Call); ok && isAtomic(call) && returned(call, 0) {
		p |= Yields
	}
	for _, b := range fn.Blocks {
		for _, i := range b.Instrs {
			p |= patternOf(i, instr, place)
		}
	}
	return p
}

// patternOf returns what instruction i says about the place that the site writes.
func patternOf(i, site ssa.Instruction, place ssa.Value) Pattern {
	switch i := i.(type) {
	case *ssa.Lookup:
		if sameVariable(i.X, place) && decides(i, 0) {
			return Checked
		}
	case *ssa.UnOp:
		if i.Op == token.MUL && isNumber(i.Type()) && sameVariable(i, place) && returned(i, 0) {
			return Yields
		}
		if i.Op == token.MUL && sameVariable(i, place) && isScalar(i.Type()) && decides(i, 0) {
			p := Checked
			switch i.Type().Underlying().(type) {
			case *types.Map, *types.Slice, *types.Chan:
				p = 0 // whether there is a container says nothing of what is in it
			}
			if guards(i, site) {
				p |= Lazy
			}
			return p
		}
	case *ssa.BinOp:
		switch i.Op {
		case token.LSS, token.LEQ, token.GTR, token.GEQ:
			if decides(i, 0) && (counts(i.X, place) && !isZero(i.Y) || counts(i.Y, place) && !isZero(i.X)) {
				return Limited
			}
		}
	case *ssa.Call:
		return patternOfCall(i, place)
	}
	return 0
}

// returned reports whether the function returns a number, or text made of it.
func returned(v ssa.Value, depth int) bool {
	if depth > 5 || v.Referrers() == nil {
		return false
	}
	for _, r := range *v.Referrers() {
		switch r := r.(type) {
		case *ssa.Return:
			return true
		case *ssa.Store:
			// The result of a function that defers something.
			if a, ok := r.Addr.(*ssa.Alloc); ok && r.Val == v {
				for _, use := range *a.Referrers() {
					if load, ok := use.(*ssa.UnOp); ok && returned(load, depth+1) {
						return true
					}
				}
			}
		case *ssa.BinOp:
			switch r.Op {
			case token.ADD, token.SUB, token.MUL, token.OR, token.SHL:
				if returned(r, depth+1) {
					return true
				}
			}
		case *ssa.Convert, *ssa.ChangeType, *ssa.Phi:
			if returned(r.(ssa.Value), depth+1) {
				return true
			}
		case *ssa.Call:
			if fn := r.Call.StaticCallee(); fn != nil && fn.Pkg != nil && fn.Pkg.Pkg.Path() == "strconv" && returned(r, depth+1) {
				return true
			}
		}
	}
	return false
}

func patternOfCall(call *ssa.Call, place ssa.Value) Pattern {
	callee := call.Call.StaticCallee()
	if callee == nil {
		return 0
	}
	obj, ok := callee.Object().(*types.Func)
	if !ok || obj.Pkg() == nil {
		return 0
	}
	switch obj.Pkg().Path() {
	case "time":
		switch obj.Name() {
		case "After", "Before", "Since", "Until", "Sub", "Compare":
			if decides(call, 0) {
				return Timed
			}
		}
	case "sync", "sync/atomic":
		switch obj.Name() {
		case "Load", "LoadOrStore", "LoadAndDelete", "CompareAndSwap", "LoadInt32", "LoadInt64", "LoadUint32", "LoadUint64":
			if len(call.Call.Args) > 0 && sameVariable(call.Call.Args[0], place) && decides(call, 0) {
				return Checked
			}
		}
	}
	return 0
}

// placeOperand returns the operand of a reading or writing instruction that
// denotes the place: an address, the map, the receiver of a container's method.
func placeOperand(instr ssa.Instruction) ssa.Value {
	switch i := instr.(type) {
	case *ssa.Store:
		return i.Addr
	case *ssa.MapUpdate:
		return i.Map
	case *ssa.Lookup:
		return i.X
	case *ssa.Send:
		return i.Chan
	case *ssa.UnOp:
		return i.X
	case *ssa.Field:
		return i
	case ssa.CallInstruction:
		if len(i.Common().Args) > 0 {
			return i.Common().Args[0]
		}
		return i.Common().Value
	}
	return nil
}

// variable identifies the variable behind an address or a value loaded from it:
// a struct field (of any instance), a package-level variable, a captured or
// local variable.
func variable(v ssa.Value) any {
	for range 8 {
		switch x := v.(type) {
		case nil:
			return nil
		case *ssa.UnOp:
			if x.Op != token.MUL {
				return nil
			}
			v = x.X
			continue
		case *ssa.FieldAddr:
			return fieldOf(x.X.Type(), x.Field).Origin()
		case *ssa.Field:
			return fieldOf(x.X.Type(), x.Field).Origin()
		case *ssa.IndexAddr:
			v = x.X
			continue
		case *ssa.Slice:
			v = x.X
			continue
		case *ssa.ChangeType:
			v = x.X
			continue
		case *ssa.Global, *ssa.FreeVar, *ssa.Alloc, *ssa.Parameter:
			return x
		}
		return nil
	}
	return nil
}

func sameVariable(a, b ssa.Value) bool {
	va := variable(a)
	return va != nil && va == variable(b)
}

// decides reports whether v takes part in a condition.
func decides(v ssa.Value, depth int) bool {
	if depth > 5 || v.Referrers() == nil {
		return false
	}
	for _, r := range *v.Referrers() {
		switch r := r.(type) {
		case *ssa.If:
			return true
		case *ssa.BinOp, *ssa.Extract, *ssa.Phi, *ssa.Convert, *ssa.ChangeType, *ssa.Field, *ssa.TypeAssert, *ssa.MakeInterface:
			if decides(r.(ssa.Value), depth+1) {
				return true
			}
		case *ssa.UnOp:
			if r.Op != token.ARROW && decides(r, depth+1) {
				return true
			}
		case *ssa.Call:
			if r.Type() != nil && decides(r, depth+2) {
				return true
			}
		case *ssa.Store:
			// A look-up whose result is kept in a variable: v, ok := m[k].
			if a, ok := r.Addr.(*ssa.Alloc); ok && r.Val == v && a.Referrers() != nil {
				for _, use := range *a.Referrers() {
					if load, ok := use.(*ssa.UnOp); ok && decides(load, depth+2) {
						return true
					}
				}
			}
		}
	}
	return false
}

// guards reports whether the site runs only where a test of the loaded value
// found it nil, zero or false.
func guards(load ssa.Value, site ssa.Instruction) bool {
	if site.Block() == nil || load.Referrers() == nil {
		return false
	}
	for _, r := range *load.Referrers() {
		var cond ssa.Value
		empty := 0 // successor taken when the value is empty
		switch r := r.(type) {
		case *ssa.BinOp:
			if !isZero(r.X) && !isZero(r.Y) {
				continue
			}
			switch r.Op {
			case token.EQL:
			case token.NEQ:
				empty = 1
			default:
				continue
			}
			cond = r
		case *ssa.UnOp:
			if r.Op == token.NOT {
				cond = r
			}
		case *ssa.If:
			if branch(r, 1).Dominates(site.Block()) {
				return true
			}
		}
		if cond == nil || cond.Referrers() == nil {
			continue
		}
		for _, use := range *cond.Referrers() {
			if test, ok := use.(*ssa.If); ok && branch(test, empty).Dominates(site.Block()) && len(branch(test, empty).Preds) == 1 {
				return true
			}
		}
	}
	return false
}

func branch(i *ssa.If, n int) *ssa.BasicBlock { return i.Block().Succs[n] }

func isZero(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && (c.IsNil() || c.Value != nil && (c.Value.ExactString() == "0" || c.Value.ExactString() == `""` || c.Value.ExactString() == "false"))
}
