package effects

import (
	"go/constant"
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// binds adds the effect of a call that reads a cookie or header by which a load
// balancer pins clients to an instance, or that puts a value into an answer or
// a forwarded request. Where the value comes from the entry points know: what
// turns out to have nothing of the instance in it says nothing.
func (x *externalCall) binds(st *models.State) {
	var val Provenance
	writes, sends, named := false, false, ""
	for _, a := range st.Args {
		switch a.Role {
		case "name":
			named, _ = constantString(x.source(a.Index))
		case "cookie":
			writes = true
			named = constantField(x.source(a.Index), "Name")
			val = val.union(x.argProv(a.Index))
		case "value", "url", "body":
			writes, sends = true, sends || a.Role == "url"
			val = val.union(x.argProv(a.Index))
		}
	}
	name := affinityName(named)
	switch {
	case writes && name != 0 && x.constant(st):
		return // the same on every instance
	case !writes && name == 0:
		return
	case writes && name == 0 && !x.answers():
		return
	case sends && val.Set.Has(origin.Cookie):
		// Where a cookie says: it may name an instance.
	case writes && name == 0 && val.open() == (Provenance{}) && !val.Set.Has(origin.Instance|origin.Endpoint):
		return
	case st.Severity == "info" && val.open() == (Provenance{}) && !val.Set.Has(origin.Endpoint):
		return // a body that mentions the instance tells, and binds nobody
	}
	x.own(Value{Root: x.spot(x.call.instr)}, Effect{Op: OpBind, State: st, Val: val, Case: name})
}

// affinityName returns 1 + the number of the affinity cookie or header of the
// given name, 0 if it is none.
func affinityName(name string) int {
	if name == "" {
		return 0
	}
	for _, kind := range [...]string{"cookie", "seed-cookie", "header"} {
		if i := models.AffinityIndex(kind, name); i >= 0 {
			return i + 1
		}
	}
	return 0
}

// Affinity returns the cookie or header that an OpBind is about, nil if its name
// is none that pins clients to instances.
func (e *Effect) Affinity() *models.Name {
	if e.Op != OpBind || e.Case == 0 {
		return nil
	}
	return models.AffinityAt(e.Case - 1)
}

// answers reports whether a call that writes goes into the answer to the
// request, as far as its own arguments tell: headers and writers are of requests
// to other services as often.
func (x *externalCall) answers() bool {
	switch x.model.Key {
	case "(net/http.Header).Set", "(net/http.Header).Add":
		return ofAnswer(x.source(-1))
	case "(*encoding/json.Encoder).Encode":
		call, ok := x.source(-1).(*ssa.Call)
		return ok && len(call.Call.Args) == 1 && isResponseWriter(call.Call.Args[0])
	case "fmt.Fprint", "fmt.Fprintf", "fmt.Fprintln", "io.WriteString":
		return isResponseWriter(x.source(0))
	case "(*net/http.Request).AddCookie":
		return false
	}
	return true
}

// constant reports whether all that a call writes is constant.
func (x *externalCall) constant(st *models.State) bool {
	for _, a := range st.Args {
		if a.Role == "value" || a.Role == "url" {
			if _, ok := constantString(x.source(a.Index)); !ok {
				return false
			}
		}
		if a.Role == "cookie" && constantField(x.source(a.Index), "Value") == "" {
			return false
		}
	}
	return true
}

// ofAnswer reports whether a header is that of an answer.
func ofAnswer(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Call:
		if v.Call.IsInvoke() {
			return v.Call.Method.Name() == "Header"
		}
		fn := v.Call.StaticCallee()
		return fn != nil && fn.Name() == "Header" && fn.Signature.Recv() != nil
	case *ssa.UnOp:
		if a, ok := v.X.(*ssa.FieldAddr); ok && v.Op == token.MUL {
			n, ok := types.Unalias(deref(a.X.Type())).(*types.Named)
			return ok && n.Obj().Name() == "Response"
		}
	}
	return false
}

func isResponseWriter(v ssa.Value) bool {
	for {
		switch x := v.(type) {
		case *ssa.ChangeInterface:
			v = x.X
			continue
		case *ssa.MakeInterface:
			v = x.X
			continue
		}
		break
	}
	return v != nil && strings.HasSuffix(v.Type().String(), "http.ResponseWriter") || v != nil && strings.HasSuffix(v.Type().String(), "gin.ResponseWriter")
}

// constantField returns the constant string that the function stores in a field
// of the struct literal v, or of the one that v points to, "" if there is none.
func constantField(v ssa.Value, field string) string {
	if u, ok := v.(*ssa.UnOp); ok && u.Op == token.MUL {
		v = u.X
	}
	a, ok := v.(*ssa.Alloc)
	if !ok {
		return ""
	}
	for _, r := range *a.Referrers() {
		f, ok := r.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		st, ok := deref(f.X.Type()).Underlying().(*types.Struct)
		if !ok || st.Field(f.Field).Name() != field {
			continue
		}
		for _, r := range *f.Referrers() {
			if s, ok := r.(*ssa.Store); ok && s.Addr == f {
				if c, ok := constantString(s.Val); ok {
					return c
				}
			}
		}
	}
	return ""
}

// binary interprets an operation on two values.
func (f *frame) binary(instr *ssa.BinOp) {
	x, y := f.prov(instr.X), f.prov(instr.Y)
	p := x.union(y)
	switch instr.Op {
	case token.ADD:
		if locates(instr.X) || locates(instr.Y) {
			p = p.located()
		}
	case token.EQL, token.NEQ:
		f.compares(instr, x, y)
	}
	f.flowProv(instr, p)
}

// compares adds the effect of a branch that asks whether something belongs to
// this very instance.
func (f *frame) compares(instr *ssa.BinOp, x, y Provenance) {
	if y.Set.Has(origin.Instance) {
		x, y = y, x
	}
	if !x.Set.Has(origin.Instance) || y.Set&^(origin.Constant|origin.Environ|origin.Instance) == 0 && y.open() == (Provenance{}) || y.Set.Has(origin.Instance) {
		return
	}
	for _, r := range *instr.Referrers() {
		if _, ok := r.(*ssa.If); ok {
			place := Value{Root: f.spot(instr)}
			f.addEffect(place, Effect{Op: OpBind, Site: f.site(instr), Key: y, Val: x}, instr)
			return
		}
	}
}

// located returns the provenance of a URL or address made from a value of
// provenance p.
func (p Provenance) located() Provenance {
	if p.Set.Has(origin.Instance) {
		p.Set |= origin.Endpoint
	}
	return p
}

// locates reports whether a call makes an address from its arguments.
func (x *externalCall) locates() bool {
	if x.fn.Pkg() == nil {
		return false
	}
	switch x.fn.Pkg().Path() + "." + x.fn.Name() {
	case "net.JoinHostPort", "net/url.JoinPath", "(*net/url.URL).JoinPath":
		return true
	case "fmt.Sprintf":
		return locates(x.source(0))
	}
	return false
}

// locates reports whether v is a constant part of a URL that has a host.
func locates(v ssa.Value) bool {
	if c, ok := v.(*ssa.Const); ok && c.Value != nil && c.Value.Kind() == constant.String {
		return strings.Contains(constant.StringVal(c.Value), "://")
	}
	return false
}
