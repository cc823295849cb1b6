package effects

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// readsOnly reports whether the request that a call of http.Client.Do sends is
// known to ask and not to change anything: its method is GET or HEAD.
func (x *externalCall) readsOnly() bool {
	if x.fn.FullName() != "(*net/http.Client).Do" {
		return false
	}
	switch requestMethod(x.source(0), 0) {
	case "GET", "HEAD":
		return true
	}
	return false
}

// requestMethod returns the constant method of a request that was made in the
// same function, "" if it is not known.
func requestMethod(v ssa.Value, depth int) string {
	if depth > 6 {
		return ""
	}
	switch v := v.(type) {
	case *ssa.Extract:
		return requestMethod(v.Tuple, depth+1)
	case *ssa.UnOp:
		if a, ok := v.X.(*ssa.Alloc); ok && v.Op == token.MUL {
			for _, r := range *a.Referrers() {
				if st, ok := r.(*ssa.Store); ok && st.Addr == a {
					return requestMethod(st.Val, depth+1)
				}
			}
		}
	case *ssa.Call:
		callee := v.Call.StaticCallee()
		if callee == nil || callee.Pkg == nil || callee.Pkg.Pkg.Path() != "net/http" {
			return ""
		}
		switch callee.Name() {
		case "NewRequest":
			return constantMethod(v.Call.Args[0])
		case "NewRequestWithContext":
			return constantMethod(v.Call.Args[1])
		case "WithContext", "Clone":
			return requestMethod(v.Call.Args[0], depth+1)
		}
	}
	return ""
}

func constantMethod(v ssa.Value) string {
	m, ok := constantString(v)
	if ok && m == "" {
		return "GET"
	}
	return m
}
