package cells

import (
	"go/token"
	"go/types"
	"slices"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/ssa"
)

// A Use says what a read value is good for.
type Use uint8

const (
	Used    Use = iota // it decides something, is returned, or is passed on
	Logged             // it only goes to logs, traces or metrics
	Updated            // it only serves to compute the next value of the same place
)

// background adds what code that no request reaches does to the cells.
func (c *collector) background() {
	inner := c.innerIndex()
	callers := c.callers()
	for _, cell := range c.Cells {
		for _, r := range c.Program.Receivers(cell.Cell) {
			a := &Access{Effect: &effects.Effect{Op: effects.OpReceive, Site: r.Site}, Cell: cell.Cell}
			if c.Reach.Request(r.Site.Func) && !c.Reach.Spawned(r.Site.Func) {
				cell.Takes = append(cell.Takes, a)
			} else {
				cell.Background = append(cell.Background, a)
			}
		}
		for _, in := range c.far.of(cell.Cell) {
			cell.Background = append(cell.Background, &Access{Effect: &effects.Effect{Op: effects.OpReceive, Site: in.At.Site}, Cell: cell.Cell})
		}
	}
	for _, fn := range c.Program.Funcs {
		if c.Reach.Request(fn) && !c.Reach.Startup(fn) || !c.Reach.Background(fn) {
			continue
		}
		for _, e := range fn.Sum.Effects {
			if e.Via != nil || !relevant(e) || c.delivered[e.Site] {
				continue
			}
			for _, cell := range inner[e.Place.Cell()] {
				cell.Background = append(cell.Background, &Access{
					Effect: e, Cell: e.Place.Cell(), Outside: c.reachesOutside(fn, callers),
				})
			}
		}
	}
	for _, d := range c.far.doings {
		if c.delivered[d.Effect.Site] {
			continue
		}
		at := d.Effect.Place.Cell()
		for _, cell := range inner[at] {
			cell.Background = append(cell.Background, &Access{Effect: d.Effect, Cell: at, Outside: d.Outside})
		}
	}
}

// reachesOutside reports whether a background function, or one that calls it
// there, reaches outside the process, or passes something on through a channel:
// what it takes out of a place goes somewhere.
func (c *collector) reachesOutside(fn *effects.Func, callers map[*effects.Func][]*effects.Func) bool {
	if passesOn(fn) {
		return true
	}
	for _, caller := range callers[fn] {
		if c.Reach.Background(caller) && passesOn(caller) {
			return true
		}
	}
	return false
}

func passesOn(fn *effects.Func) bool {
	if fn.Sum.IO.Outside() {
		return true
	}
	for _, e := range fn.Sum.Effects {
		if e.Op == effects.OpSend {
			return true
		}
	}
	return false
}

func (c *collector) callers() map[*effects.Func][]*effects.Func {
	out := map[*effects.Func][]*effects.Func{}
	for _, fn := range c.Program.Funcs {
		for _, callee := range fn.Callees {
			out[callee] = append(out[callee], fn)
		}
	}
	return out
}

// innerIndex maps every cell, and every cell inside a container, to what it is
// part of. What is inside a container is a part of all places that hold one: a
// read there may be of any of them. Other places that hold the same library object
// are the same cell.
func (c *collector) innerIndex() map[*effects.Cell][]*Cell {
	index := map[*effects.Cell][]*Cell{}
	for _, cell := range c.Cells {
		index[cell.Cell] = []*Cell{cell}
	}
	for _, cell := range c.Cells {
		for _, i := range cell.Inner {
			if own := index[i]; len(own) == 0 || own[0].Cell != i {
				index[i] = append(own, cell)
			}
		}
	}
	for _, cell := range c.Cells {
		for _, alias := range cell.Aliases {
			if !slices.Contains(index[alias], cell) {
				index[alias] = append(index[alias], cell)
			}
		}
	}
	delete(index, nil)
	return index
}

// reads finds the reads of the cells, on request paths and elsewhere.
func (c *collector) reads() {
	index := c.innerIndex()
	c.eachRead(func(fn *effects.Func, instr ssa.Instruction, v ssa.Value, place *effects.Cell) {
		parts := index[place]
		if len(parts) == 0 {
			return
		}
		r := Read{
			Func: fn,
			Site: &effects.Site{Func: fn, Instr: instr, Pos: readPos(instr)},
			Use:  c.use(v, place, 0),
		}
		addRead(parts, r, c.Reach.Request(fn) || c.handling[instr.Block()])
	})
	requested := c.requested()
	for _, g := range c.far.reads {
		addRead(index[g.Cell], Read{Func: g.Site.Func, Site: g.Site, Use: Use(g.Use)}, requested[g])
	}
}

// eachRead calls f for every instruction that reads a variable.
func (c *collector) eachRead(f func(fn *effects.Func, instr ssa.Instruction, v ssa.Value, place *effects.Cell)) {
	for _, fn := range c.Program.Funcs {
		for _, b := range fn.SSA.Blocks {
			for _, instr := range b.Instrs {
				if v, place := c.readOf(instr); v != nil && place != nil {
					f(fn, instr, v, place)
				}
			}
		}
	}
}

// addRead adds a read to the cells that it is of.
func addRead(parts []*Cell, r Read, onRequest bool) {
	for _, cell := range parts {
		switch {
		case onRequest:
			cell.Reads = append(cell.Reads, r)
		case r.Use == Used:
			cell.Elsewhere = append(cell.Elsewhere, r)
		}
	}
}

// readOf returns the value that an instruction reads from a variable, and the
// variable's cell.
func (c *collector) readOf(instr ssa.Instruction) (ssa.Value, *effects.Cell) {
	switch i := instr.(type) {
	case *ssa.UnOp:
		if i.Op != token.MUL {
			return nil, nil
		}
		switch x := i.X.(type) {
		case *ssa.Global:
			if v, ok := x.Object().(*types.Var); ok {
				return i, c.Program.GlobalCell(v)
			}
		case *ssa.FieldAddr:
			if c.isFresh(x.X) {
				return nil, nil
			}
			return i, c.fieldCell(x)
		case *ssa.FreeVar:
			return i, c.capturedCell(x)
		}
	case *ssa.Field:
		if c.isFresh(i.X) {
			return nil, nil
		}
		return i, c.Program.FieldCell(structField(i.X.Type(), i.Field), i.X.Type())
	case ssa.CallInstruction:
		// A method or function that gets the variable's address: a sync.Map's, atomic.Int64's, atomic.LoadInt64.
		common := i.Common()
		if common.IsInvoke() || len(common.Args) == 0 || i.Value() == nil {
			return nil, nil
		}
		switch x := common.Args[0].(type) {
		case *ssa.FieldAddr:
			return i.Value(), c.fieldCell(x)
		case *ssa.Global:
			if v, ok := x.Object().(*types.Var); ok {
				return i.Value(), c.Program.GlobalCell(v)
			}
		case *ssa.FreeVar:
			return i.Value(), c.capturedCell(x)
		}
	}
	return nil, nil
}

func (c *collector) fieldCell(x *ssa.FieldAddr) *effects.Cell {
	return c.Program.FieldCell(structField(x.X.Type(), x.Field), x.X.Type())
}

// capturedCell returns the cell of the variable that a closure captured, nil
// if no entry point changes it.
func (c *collector) capturedCell(v *ssa.FreeVar) *effects.Cell {
	mc := c.Eval.Closure(v.Parent())
	for mc != nil {
		for j, fv := range mc.Fn.(*ssa.Function).FreeVars {
			if fv != v {
				continue
			}
			switch b := mc.Bindings[j].(type) {
			case *ssa.Alloc:
				for _, cell := range c.Cells {
					if cell.Kind == effects.Captured && cell.Pos == b.Pos() {
						return cell.Cell
					}
				}
				return nil
			case *ssa.FreeVar:
				v = b
			default:
				return nil
			}
		}
		next := c.Eval.Closure(v.Parent())
		if next == mc {
			return nil
		}
		mc = next
	}
	return nil
}

func structField(t types.Type, i int) *types.Var {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if st, ok := t.Underlying().(*types.Struct); ok {
		return st.Field(i)
	}
	return nil
}

func readPos(instr ssa.Instruction) token.Pos {
	if u, ok := instr.(*ssa.UnOp); ok && !u.Pos().IsValid() {
		return u.X.Pos()
	}
	return instr.Pos()
}

// use tells what becomes of a value read from a place.
func (c *collector) use(v ssa.Value, place *effects.Cell, depth int) Use {
	if v.Referrers() == nil || depth > 5 {
		return Used
	}
	worst := Updated
	logged := false
	for _, r := range *v.Referrers() {
		switch c.useBy(r, v, place, depth) {
		case Used:
			return Used
		case Logged:
			logged = true
		}
	}
	if logged {
		return Logged
	}
	return worst
}

// useBy tells what one instruction does with v.
func (c *collector) useBy(r ssa.Instruction, v ssa.Value, place *effects.Cell, depth int) Use {
	switch r := r.(type) {
	case *ssa.MapUpdate:
		if r.Map == v {
			return Updated // the write itself
		}
	case *ssa.Store:
		if r.Addr == v {
			return Updated
		}
		if a, ok := r.Addr.(*ssa.FieldAddr); ok && c.fieldCell(a) == place {
			return Updated
		}
		if g, ok := r.Addr.(*ssa.Global); ok {
			if gv, ok := g.Object().(*types.Var); ok && c.Program.GlobalCell(gv) == place {
				return Updated
			}
		}
		if a, ok := r.Addr.(*ssa.IndexAddr); ok {
			// An element of the slice of a call with variable arguments.
			if array, ok := a.X.(*ssa.Alloc); ok && array.Comment == "varargs" {
				return c.useSlices(array, place, depth)
			}
		}
	case *ssa.BinOp, *ssa.Convert, *ssa.ChangeType, *ssa.MakeInterface, *ssa.Extract, *ssa.Phi, *ssa.Slice, *ssa.IndexAddr, *ssa.FieldAddr:
		return c.use(r.(ssa.Value), place, depth+1)
	case *ssa.UnOp:
		return c.use(r, place, depth+1)
	case ssa.CallInstruction:
		return c.useByCall(r, v, place, depth)
	case *ssa.DebugRef:
		return Updated
	}
	return Used
}

func (c *collector) useSlices(array *ssa.Alloc, place *effects.Cell, depth int) Use {
	for _, r := range *array.Referrers() {
		if s, ok := r.(*ssa.Slice); ok {
			return c.use(s, place, depth+1)
		}
	}
	return Used
}

func (c *collector) useByCall(call ssa.CallInstruction, v ssa.Value, place *effects.Cell, depth int) Use {
	common := call.Common()
	if b, ok := common.Value.(*ssa.Builtin); ok {
		switch b.Name() {
		case "append":
			return c.use(call.Value(), place, depth+1)
		case "delete", "clear":
			return Updated
		}
		return Used
	}
	m := calledFunc(common)
	if m == nil {
		return Used
	}
	model := c.Program.Models.Func(m)
	if model == nil {
		return Used
	}
	for _, b := range model.Behaviours {
		switch {
		case b.IO == models.Log || b.IO == models.Metric:
			return Logged
		case b.Op == models.Put, b.Op == models.Count, b.Op == models.Append, b.Op == models.Remove:
			if len(common.Args) > 0 && common.Args[0] == v && (call.Value() == nil || call.Value().Referrers() == nil || len(*call.Value().Referrers()) == 0) {
				return Updated
			}
		}
	}
	return Used
}

func calledFunc(c *ssa.CallCommon) *types.Func {
	if c.IsInvoke() {
		return c.Method
	}
	if fn := c.StaticCallee(); fn != nil {
		m, _ := fn.Object().(*types.Func)
		return m
	}
	return nil
}
