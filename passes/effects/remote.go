package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// remote returns what a call of a method that no model knows reaches outside
// the process, as far as its receiver tells: an object that holds a client of
// another system talks to that system in the methods that can fail. A call whose
// caller uses the data that comes back reads, any other sends; instr is nil if the
// call is in another package, whose use of the data is not known.
//
// It errs towards silence: a library whose client hides behind an interface is
// taken to reach nothing.
func (p *Program) remote(m *types.Func, instr ssa.CallInstruction) IOSet {
	sig := m.Signature()
	n := sig.Results().Len()
	if sig.Recv() == nil || n == 0 || !isError(sig.Results().At(n-1).Type()) {
		return 0
	}
	if !p.holdsClient(sig.Recv().Type()) {
		return 0
	}
	if n > 1 && (instr == nil || usesResult(instr.Value(), n-1)) {
		return 1 << models.Read
	}
	return 1 << models.Send
}

// usesResult reports whether anything looks at one of the first n results of a call.
func usesResult(call *ssa.Call, n int) bool {
	if call == nil {
		return false
	}
	for _, ref := range *call.Referrers() {
		e, ok := ref.(*ssa.Extract)
		if !ok || e.Index < n && len(*e.Referrers()) > 0 {
			return true
		}
	}
	return false
}

func isError(t types.Type) bool {
	return types.Identical(t, types.Universe.Lookup("error").Type())
}

// holdsClient reports whether a library's struct type is, embeds or holds a
// client of another system.
func (p *Program) holdsClient(t types.Type) bool {
	if ptr, ok := types.Unalias(t).(*types.Pointer); ok {
		t = ptr.Elem()
	}
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return false
	}
	n = n.Origin()
	if known, ok := p.clients[n.Obj()]; ok {
		return known
	}
	p.clients[n.Obj()] = false // ends the search in types that hold each other
	p.clients[n.Obj()] = p.findClient(n)
	return p.clients[n.Obj()]
}

func (p *Program) findClient(n *types.Named) bool {
	key, _ := models.Normalize(n.Obj().Pkg().Path() + "." + n.Obj().Name())
	switch models.TypeCategory(key) {
	case "":
	case "client":
		return true
	default:
		return false
	}
	st, ok := n.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range st.Fields() {
		if p.holdsClient(f.Type()) {
			return true
		}
	}
	return false
}
