package effects

import (
	"go/constant"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/ssa"
)

// mark adds the effect of a call that keeps nothing in this instance and still
// says something about state: a write to a shared store, a cookie, a token that
// is accepted. Its place is the call itself, so that the entry points it is
// reached from, and the origins of its arguments, come with it.
func (x *externalCall) mark(st *models.State) {
	lib := x.library()
	if x.call.of != nil || x.expires(st) {
		return
	}
	x.own(Value{Root: x.CallCell(lib)}, Effect{Op: OpLibrary, State: st, Key: x.keyProv(st, "key"), Val: x.keyProv(st, "value")})
}

// expires reports whether a call is known to give what it writes an expiry. An
// expiry that a caller passes is not followed across packages: under a driver
// that sees one package at a time such a write is taken to be fine.
func (x *externalCall) expires(st *models.State) bool {
	for _, a := range st.Args {
		if a.Role != "ttl" {
			continue
		}
		c, ok := x.source(a.Index).(*ssa.Const)
		if !ok {
			return x.modular
		}
		return c.Value == nil || constant.Sign(constant.ToInt(c.Value)) != 0
	}
	return false
}
