package classify

import (
	"go/types"
	"reflect"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"golang.org/x/tools/go/ssa"
)

// numbersCalls reports whether a counter does nothing but number the calls that
// this process makes to another: the number goes into a message that names a
// method, as in JSON-RPC, and the answer brings it back on the same connection.
// Nobody keeps such a number.
func (k *Case) numbersCalls() bool {
	some := false
	for _, a := range k.Accesses {
		if a.Effect.Op != effects.OpCount {
			continue
		}
		calls := callChain(a.Effect)
		if len(calls) == 0 || calls[len(calls)-1].Value() == nil || !intoCalls(calls[len(calls)-1].Value()) {
			return false
		}
		some = true
	}
	return some
}

// intoCalls reports whether all that becomes of a value is that it is put into
// messages which name a method.
func intoCalls(v ssa.Value) bool {
	some := false
	for _, r := range *v.Referrers() {
		switch r := r.(type) {
		case *ssa.DebugRef:
		case *ssa.Store:
			f, ok := r.Addr.(*ssa.FieldAddr)
			if !ok || !isCallMessage(f.X.Type()) {
				return false
			}
			some = true
		case *ssa.Convert, *ssa.ChangeType, *ssa.MakeInterface:
			if !intoCalls(r.(ssa.Value)) {
				return false
			}
			some = true
		default:
			return false
		}
	}
	return some
}

// isCallMessage reports whether a type is a message with the number of a call
// and the name of the method that is called.
func isCallMessage(t types.Type) bool {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	st, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	named := map[string]bool{}
	for i := range st.NumFields() {
		name, _, _ := strings.Cut(reflect.StructTag(st.Tag(i)).Get("json"), ",")
		named[name] = true
	}
	return named["id"] && named["method"]
}
