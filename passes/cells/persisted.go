package cells

import (
	"go/types"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/ssa"
)

// isPersisted reports whether a cell is a field that the program saves in a
// database, by itself or with the whole object, and loads from there. What is
// made up for such a field is made up once: it is in the database from then on.
func (c *collector) isPersisted(cell *effects.Cell) bool {
	owner := c.Program.OwnerOf(cell)
	if owner == nil {
		return false
	}
	if known, ok := c.persisted[cell]; ok {
		return known
	}
	p := &persistence{collector: c, opened: c.databases(), seen: map[ssa.Value]bool{}}
	for _, fn := range c.Program.Funcs {
		for _, b := range fn.SSA.Blocks {
			for _, instr := range b.Instrs {
				if boxed, ok := instr.(*ssa.MakeInterface); ok && (isOf(boxed.X.Type(), owner) || isField(boxed.X, cell.Var)) {
					p.follow(boxed, 0)
				}
			}
		}
	}
	if c.persisted == nil {
		c.persisted = map[*effects.Cell]bool{}
	}
	c.persisted[cell] = p.saves && p.loads
	return c.persisted[cell]
}

// isField reports whether a value is a field's content, or its address.
func isField(v ssa.Value, field *types.Var) bool {
	if load, ok := v.(*ssa.UnOp); ok {
		v = load.X
	}
	var t types.Type
	var i int
	switch x := v.(type) {
	case *ssa.FieldAddr:
		t, i = types.Unalias(x.X.Type()).Underlying().(*types.Pointer).Elem(), x.Field
	case *ssa.Field:
		t, i = x.X.Type(), x.Field
	default:
		return false
	}
	st, ok := t.Underlying().(*types.Struct)
	return ok && st.Field(i).Origin() == field.Origin()
}

// databases returns the packages of the embedded databases that the program opens.
func (c *collector) databases() map[*types.Package]bool {
	out := map[*types.Package]bool{}
	for _, call := range c.Program.LibraryCalls {
		if stateOf(call, "embeddeddb") != nil && call.Callee != nil && call.Callee.Pkg() != nil {
			out[call.Callee.Pkg()] = true
		}
	}
	return out
}

// A persistence follows objects to the calls of databases that they are given to.
type persistence struct {
	*collector
	opened       map[*types.Package]bool
	seen         map[ssa.Value]bool
	saves, loads bool
}

func (p *persistence) follow(v ssa.Value, depth int) {
	if p.seen[v] || v.Referrers() == nil || depth > 4 {
		return
	}
	p.seen[v] = true
	for _, r := range *v.Referrers() {
		if st, ok := r.(*ssa.Store); ok && st.Val == v {
			if list := listOf(st.Addr); list != nil {
				p.follow(list, depth)
			}
		}
		call, ok := r.(ssa.CallInstruction)
		if !ok {
			continue
		}
		callee := call.Common().StaticCallee()
		if fn := p.callee(call); callee != nil && fn != nil {
			for i, arg := range call.Common().Args {
				if arg == v && i < len(callee.Params) {
					p.follow(callee.Params[i], depth+1)
				}
			}
			continue
		}
		p.given(call)
	}
}

// listOf returns the variadic argument that an address is in, nil if it is in none.
func listOf(addr ssa.Value) ssa.Value {
	at, ok := addr.(*ssa.IndexAddr)
	if !ok {
		return nil
	}
	list, ok := at.X.(*ssa.Alloc)
	if !ok || list.Comment != "varargs" {
		return nil
	}
	for _, r := range *list.Referrers() {
		if all, ok := r.(*ssa.Slice); ok {
			return all
		}
	}
	return nil
}

// coded notes a call that writes an object as text, or reads it from text, in a
// function that sends to or reads from another system. A function that requests
// enter talks to the client in this way.
func (p *persistence) coded(call ssa.CallInstruction, m *types.Func) {
	fn := p.Program.FuncOf(call.Parent())
	if fn == nil || fn.Sum == nil || p.isEntered(fn) {
		return
	}
	switch m.FullName() {
	case "encoding/json.Marshal", "encoding/json.MarshalIndent", "(*encoding/json.Encoder).Encode":
		p.saves = p.saves || fn.Sum.IO.Has(models.Send)
	case "encoding/json.Unmarshal", "(*encoding/json.Decoder).Decode":
		p.loads = p.loads || fn.Sum.IO.Has(models.Read)
	}
}

func (c *collector) isEntered(fn *effects.Func) bool {
	for _, p := range c.Points {
		if p.Func == fn {
			return true
		}
	}
	return false
}

// given notes what a call of a library does with an object that it is given.
func (p *persistence) given(call ssa.CallInstruction) {
	m := calledFunc(call.Common())
	if m == nil || m.Pkg() == nil {
		return
	}
	if model := p.Program.Models.Func(m); model != nil {
		for _, b := range model.Behaviours {
			p.saves = p.saves || b.IO == models.Send
			p.loads = p.loads || b.IO == models.Read
		}
	}
	switch m.FullName() {
	case "(*database/sql.Row).Scan", "(*database/sql.Rows).Scan":
		p.loads = true
	}
	p.coded(call, m)
	if !p.opened[m.Pkg()] {
		return
	}
	p.saves = p.saves || begins(m.Name(), "Set", "Save", "Put", "Insert", "Create", "Update", "Upsert", "Store", "Write")
	p.loads = p.loads || begins(m.Name(), "Get", "One", "Find", "First", "Load", "Read", "Select", "Fetch")
}

func begins(name string, verbs ...string) bool {
	for _, v := range verbs {
		if strings.HasPrefix(name, v) {
			return true
		}
	}
	return false
}

// isOf reports whether t is the type of that name, or a pointer to it.
func isOf(t types.Type, name *types.TypeName) bool {
	if p, ok := types.Unalias(t).(*types.Pointer); ok {
		t = p.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Origin().Obj() == name
}
