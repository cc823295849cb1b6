package effects

import (
	"go/types"
	"strings"
)

// A trait says what a function is among the others around it.
type trait uint8

const (
	traitOutside trait = 1 << iota // reaches outside the process
	traitAnswers                   // is given the answer to write
	traitClient                    // is a method of a client of another system
)

// traits returns what the function is. Of a function that is no more than a name
// nothing is known.
func (fn *Func) traits() trait {
	if fn.SSA == nil {
		if fn.far != nil {
			return fn.far.traits
		}
		return 0
	}
	var t trait
	if fn.Sum != nil && fn.Sum.IO.Outside() {
		t |= traitOutside
	}
	if answers(fn.SSA.Signature) {
		t |= traitAnswers
	}
	if isClient(fn.SSA.Signature.Recv()) {
		t |= traitClient
	}
	return t
}

// Outside reports whether the function, or something that it calls, reaches
// outside the process.
func (fn *Func) Outside() bool { return fn.traits()&traitOutside != 0 }

// Answers reports whether the function is given the answer to write: it stands
// at the door, and not before another system.
func (fn *Func) Answers() bool { return fn.traits()&traitAnswers != 0 }

// Client reports whether the function is a method of a type that holds an HTTP
// client or connection of its own.
func (fn *Func) Client() bool { return fn.traits()&traitClient != 0 }

func answers(sig *types.Signature) bool {
	for v := range sig.Params().Variables() {
		t := types.TypeString(v.Type(), func(p *types.Package) string { return p.Name() })
		switch strings.TrimPrefix(t, "*") {
		case "http.ResponseWriter", "gin.Context", "echo.Context", "fiber.Ctx", "iris.Context", "app.RequestContext", "fasthttp.RequestCtx":
			return true
		}
	}
	return false
}

func isClient(recv *types.Var) bool {
	if recv == nil {
		return false
	}
	st, ok := deref(recv.Type()).Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for f := range st.Fields() {
		switch strings.TrimPrefix(f.Type().String(), "*") {
		case "net/http.Client", "net/http.RoundTripper", "google.golang.org/grpc.ClientConn":
			return true
		}
	}
	return false
}
