package effects

import (
	"go/constant"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// mark adds the effect of a call that keeps nothing in this instance and still
// says something about state: a write to a shared store, a cookie, a token that
// is accepted. Its place is the call itself, so that the entry points it is
// reached from, and the origins of its arguments, come with it.
func (x *externalCall) mark(st *models.State) {
	lib := x.library()
	expiry := x.expiry(st)
	if x.call.of != nil || expiry == givenExpiry {
		return
	}
	x.own(Value{Root: x.CallCell(lib)}, Effect{
		Op: OpLibrary, State: st, Key: x.keyProv(st, "key"), Val: x.keyProv(st, "value"), Case: expiry,
	})
}

// What is known of the expiry that a call gives to what it writes; in
// [Effect.Case], since a fact keeps that and not the call.
const (
	NoExpiry    = iota // it gives none
	OpenExpiry         // a caller, or the configuration, decides
	givenExpiry        // it gives one
)

// expiry tells whether a call gives what it writes an expiry.
func (x *externalCall) expiry(st *models.State) int {
	for _, a := range st.Args {
		if a.Role != "ttl" {
			continue
		}
		c, ok := x.source(a.Index).(*ssa.Const)
		switch {
		case !ok:
			return OpenExpiry
		case c.Value == nil || constant.Sign(constant.ToInt(c.Value)) != 0:
			return givenExpiry
		}
	}
	return NoExpiry
}
