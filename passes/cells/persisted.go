package cells

import (
	"go/types"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/ssa"
)

// isPersisted reports whether a cell is a field of a type whose objects the
// program saves whole in a database, and loads from there. What is made up for
// such a field is made up once: it is in the database from then on.
func (c *collector) isPersisted(cell *effects.Cell) bool {
	owner := c.Program.OwnerOf(cell)
	if owner == nil {
		return false
	}
	p := &persistence{collector: c, opened: c.databases(), seen: map[ssa.Value]bool{}}
	for _, fn := range c.Program.Funcs {
		for _, b := range fn.SSA.Blocks {
			for _, instr := range b.Instrs {
				if boxed, ok := instr.(*ssa.MakeInterface); ok && isOf(boxed.X.Type(), owner) {
					p.follow(boxed, 0)
				}
			}
		}
	}
	return p.saves && p.loads
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
