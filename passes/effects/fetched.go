package effects

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// Fetched reports whether an effect of another package keeps what its function
// looked for in the same place, fetched from outside the process when it was not
// there, and returns: what is kept is a copy.
func (e *Effect) Fetched() bool { return e.last().fetched }

// Refills reports whether an effect keeps what was fetched because it was not
// there: the place can be filled again, and is a copy.
func (p *Program) Refills(e *Effect) bool { return e.Fetched() || p.fetches(e) }

// fetches reports the same of an effect of this package. The methods of a
// container leave it to their callers.
func (p *Program) fetches(e *Effect) bool {
	c := e.Place.Cell()
	if c == nil {
		return false
	}
	if e.Via == nil {
		if e.Site.Instr == nil {
			return e.fetched
		}
		return p.fetchesInto(e.Site.Func, StoredAt(e.Site.Instr), c)
	}
	of := e.Via.Of
	if of == nil {
		return false
	}
	if p.fetches(of) {
		return true
	}
	call, ok := e.Via.Call.(*ssa.Call)
	if ok && of.Via == nil && of.Site.Instr != nil {
		// A function that keeps what it makes of something fetched, and returns it.
		if v := StoredAt(of.Site.Instr); Returns(of.Site.Func.SSA, v) && p.fetchesInto(p.funcOf(call.Parent()), v, c) {
			return true
		}
	}
	if !ok || e.Via.Callee == nil || len(call.Call.Args) == 0 || !isMethodOf(e.Via.Callee, c) {
		return false
	}
	return p.fetchesInto(p.funcOf(call.Parent()), call.Call.Args[len(call.Call.Args)-1], c)
}

// isMethodOf reports whether a function is a method of the type that declares a field.
func isMethodOf(fn *Func, c *Cell) bool {
	if fn.recv == nil || c.Kind != Field || fn.PkgPath() != c.Pkg {
		return false
	}
	owner, _, _ := strings.Cut(c.Name, ".")
	return fn.recv.Name() == owner
}

// fetchesInto reports whether a function looks into c, otherwise reaches outside
// the process, and returns values of the type of v, which it keeps there.
func (p *Program) fetchesInto(fn *Func, v ssa.Value, c *Cell) bool {
	if fn == nil || fn.Sum == nil || fn.SSA == nil || !fn.Sum.IO.Has(models.Read) && !fn.Sum.IO.Has(models.Send) || !Returns(fn.SSA, v) {
		return false
	}
	for _, e := range fn.Sum.Effects {
		if e.Op == OpLook && e.Place.Cell() == c {
			return true
		}
	}
	return false
}

// Returns reports whether a function yields values of the type of v.
func Returns(fn *ssa.Function, v ssa.Value) bool {
	if v == nil || fn == nil {
		return false
	}
	if i, ok := v.(*ssa.MakeInterface); ok {
		v = i.X
	}
	for r := range fn.Signature.Results().Variables() {
		if types.Identical(r.Type(), v.Type()) {
			return true
		}
	}
	return false
}
