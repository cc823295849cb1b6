package effects

import (
	"go/constant"
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

// guard returns the place whose emptiness an instruction waits for: the
// instruction stands where the place was found empty, in a stretch of code that
// fills it. Such code builds something once, for as long as the place keeps it.
// The zero Value means that there is none.
func (f *frame) guard(instr ssa.Instruction) Value {
	if instr == nil || instr.Block() == nil {
		return Value{}
	}
	if !f.fn.lazyKnown {
		f.fn.lazyKnown = true
		f.fn.lazy = lazyBlocks(f.fn.SSA)
	}
	addr := f.fn.lazy[instr.Block()]
	if addr == nil {
		return Value{}
	}
	return f.visible(f.vals(addr))
}

// visible returns the first of the places that others than the function see,
// the zero Value if all of them are in its own objects.
func (f *frame) visible(places Values) Value {
	for _, v := range places {
		v.Dyn = nil
		o, local := v.Root.(*Object)
		if !local {
			return v
		}
		f.saw(&o.version)
		for _, pub := range o.public {
			if _, again := pub.at.Root.(*Object); !again {
				return f.behind(pub.at, v)
			}
		}
	}
	return Value{}
}

// emptied reports whether the function that fills a place empties it as well: it
// marks a stretch of work then, and builds nothing that stays.
func emptied(fn *ssa.Function, addr ssa.Value) bool {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			if s, ok := instr.(*ssa.Store); ok && samePlace(s.Addr, addr) && (isNil(s.Val) || isFalse(s.Val)) {
				return true
			}
		}
	}
	return false
}

// guardOf returns the guard of a callee's effect as the caller sees it, the zero
// Value if the caller's own object is meant.
func (in *importer) guardOf(e *Effect) Value {
	if e.Guard.Root == nil {
		return Value{}
	}
	return in.visible(in.value(e.Guard))
}

// lazyBlocks returns the blocks that fill a place because it was found empty,
// with the address of the place.
func lazyBlocks(fn *ssa.Function) map[*ssa.BasicBlock]ssa.Value {
	if fn == nil {
		return nil
	}
	var out map[*ssa.BasicBlock]ssa.Value
	for _, b := range fn.Blocks {
		test, ok := b.Instrs[len(b.Instrs)-1].(*ssa.If)
		if !ok {
			continue
		}
		addr, empty := emptyTest(test.Cond)
		if addr == nil {
			continue
		}
		start := b.Succs[empty]
		if len(start.Preds) != 1 {
			continue
		}
		region := []*ssa.BasicBlock{}
		for _, x := range fn.Blocks {
			if start.Dominates(x) {
				region = append(region, x)
			}
		}
		if !(fills(region, addr, 0) && !isText(addr) || fillsByCall(region, addr)) || emptied(fn, addr) {
			continue
		}
		if out == nil {
			out = map[*ssa.BasicBlock]ssa.Value{}
		}
		for _, x := range region {
			if out[x] == nil {
				out[x] = addr
			}
		}
	}
	return out
}

// emptyTest recognises the condition that a field or variable is nil or an empty
// text, or that a package-level switch is off. It returns the address, and which successor is
// taken when the place is empty.
func emptyTest(cond ssa.Value) (addr ssa.Value, empty int) {
	var load ssa.Value
	switch c := cond.(type) {
	case *ssa.BinOp:
		if c.Op != token.EQL && c.Op != token.NEQ {
			return nil, 0
		}
		load = c.X
		if isNil(c.X) || isEmptyText(c.X) {
			load = c.Y
		} else if !isNil(c.Y) && !isEmptyText(c.Y) {
			return nil, 0
		}
		if c.Op == token.NEQ {
			empty = 1
		}
	case *ssa.UnOp:
		load, empty = c, 1
		if c.Op == token.NOT {
			load, empty = c.X, 0
		}
		if u, ok := load.(*ssa.UnOp); !ok || !isGlobal(u.X) {
			return nil, 0 // a field that is switched on is often switched off again
		}
	}
	u, ok := load.(*ssa.UnOp)
	if !ok || u.Op != token.MUL {
		return nil, 0
	}
	switch u.X.(type) {
	case *ssa.FieldAddr, *ssa.Global:
		return u.X, empty
	}
	return nil, 0
}

func isNil(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.IsNil()
}

func isGlobal(v ssa.Value) bool {
	_, ok := v.(*ssa.Global)
	return ok
}

// fills reports whether one of the blocks puts something into the place, or
// calls what does, if the place is a package-level variable.
func fills(blocks []*ssa.BasicBlock, addr ssa.Value, depth int) bool {
	for _, b := range blocks {
		for _, instr := range b.Instrs {
			switch i := instr.(type) {
			case *ssa.Store:
				if samePlace(i.Addr, addr) && !isNil(i.Val) && !isFalse(i.Val) {
					return true
				}
			case *ssa.Call:
				callee := i.Call.StaticCallee()
				if depth < 2 && callee != nil && callee.Pkg == b.Parent().Pkg && isGlobal(addr) && fills(callee.Blocks, addr, depth+1) {
					return true
				}
			}
		}
	}
	return false
}

func isFalse(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value != nil && c.Value.Kind() == constant.Bool && !constant.BoolVal(c.Value)
}

func isEmptyText(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value != nil && c.Value.Kind() == constant.String && constant.StringVal(c.Value) == ""
}

// isText reports whether an address is of a text, which is rarely built.
func isText(addr ssa.Value) bool {
	b, ok := deref(addr.Type()).Underlying().(*types.Basic)
	return ok && b.Info()&types.IsString != 0
}

// fillsByCall reports whether one of the blocks calls a function that puts
// something into the place: a field, or the struct around it, of an object that
// the function is given.
func fillsByCall(blocks []*ssa.BasicBlock, addr ssa.Value) bool {
	var fields []*types.Var // from the object inwards
	base := addr
	for {
		f, ok := base.(*ssa.FieldAddr)
		if !ok {
			break
		}
		fields = append([]*types.Var{fieldOf(f.X.Type(), f.Field)}, fields...)
		base = f.X
	}
	if len(fields) == 0 || isText(addr) && len(fields) == 1 {
		return false // a text by itself is set, and not built
	}
	for _, b := range blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(*ssa.Call)
			if !ok || call.Call.StaticCallee() == nil {
				continue
			}
			for i, arg := range call.Call.Args {
				callee := call.Call.StaticCallee()
				if arg == base && i < len(callee.Params) && setsField(callee, callee.Params[i], fields[0]) {
					return true
				}
			}
		}
	}
	return false
}

// setsField reports whether a function stores something in a field of an object.
func setsField(fn *ssa.Function, object ssa.Value, field *types.Var) bool {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			s, ok := instr.(*ssa.Store)
			if !ok || isNil(s.Val) || isFalse(s.Val) {
				continue
			}
			for f, ok := s.Addr.(*ssa.FieldAddr); ok; f, ok = f.X.(*ssa.FieldAddr) {
				if f.X == object && fieldOf(f.X.Type(), f.Field) == field {
					return true
				}
			}
		}
	}
	return false
}
