package classify

import (
	"go/types"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"golang.org/x/tools/go/ssa"
)

// reported returns the symbol under which a case is reported: "auth.Manager.sessions";
// for a goroutine that of the function that it runs, so that two go statements
// of one function are told apart.
func (k *Case) reported() string {
	if k.Kind == effects.Spot {
		if fn := k.started(); fn != nil {
			return packageOf(k.Symbol(), fn) + functionName(fn)
		}
	}
	return withoutClosures(k.Symbol())
}

// packageOf returns the qualifier of a function's symbol: that of its package, or
// of the symbol at hand if it has none.
func packageOf(symbol string, fn *ssa.Function) string {
	if fn.Pkg != nil {
		return fn.Pkg.Pkg.Name() + "."
	}
	q, _, _ := strings.Cut(symbol, ".")
	return q + "."
}

// started returns the named function that a go statement runs, nil for a closure.
func (k *Case) started() *ssa.Function {
	for _, a := range k.Accesses {
		if g, ok := a.Effect.Site.Instr.(*ssa.Go); ok {
			if fn := g.Call.StaticCallee(); fn != nil && fn.Parent() == nil && fn.Object() != nil {
				return fn
			}
		}
	}
	return nil
}

// functionName returns a function's name as messages print it: "Warehouse.Announce".
func functionName(fn *ssa.Function) string {
	if recv := fn.Signature.Recv(); recv != nil {
		if owner := namedType(recv.Type()); owner != "" {
			return owner + "." + fn.Name()
		}
	}
	return fn.Name()
}

// namedType returns the name of the named type that t is or points to, "" if it
// is none.
func namedType(t types.Type) string {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := types.Unalias(t).(*types.Named); ok {
		return n.Obj().Name()
	}
	return ""
}

// withoutClosures names closures by the function around them: "NewLimiter$1"
// means nothing to a reader.
func withoutClosures(name string) string {
	var b strings.Builder
	for {
		before, after, found := strings.Cut(name, "$")
		b.WriteString(before)
		if !found {
			return b.String()
		}
		name = strings.TrimLeft(after, "0123456789")
	}
}
