package entrypoints

import (
	"go/constant"
	"go/types"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"golang.org/x/tools/go/ssa"
)

// A service is what is known of the RPC service that a registration is for.
type service struct {
	pkg  *types.Package // of the generated code
	name string         // without the protocol's package: "Greeter"
	full string         // with it, "" if that is not known
}

// route returns the path of a method of the service: "/greet.v1.Greeter/SayHello".
func (s service) route(method string) string {
	if s.full != "" {
		return "/" + s.full + "/" + method
	}
	if s.name == "" {
		return ""
	}
	// Generators write the paths as constants, which are known even where the
	// description, a variable of another package, is not.
	for _, name := range []string{s.name + "_" + method + "_FullMethodName", s.name + method + "Procedure"} {
		if path := constantOf(s.pkg, name); path != "" {
			return path
		}
	}
	if prefix := constantOf(s.pkg, s.name+"PathPrefix"); prefix != "" {
		return strings.TrimSuffix(prefix, "/") + "/" + method
	}
	return "/" + consteval.Unknown + "." + s.name + "/" + method
}

// constantOf returns the value of a package's constant, "" if it has none.
func constantOf(pkg *types.Package, name string) string {
	if pkg == nil {
		return ""
	}
	if c, ok := pkg.Scope().Lookup(name).(*types.Const); ok && c.Val().Kind() == constant.String {
		return constant.StringVal(c.Val())
	}
	return ""
}

// service returns the RPC service that a registration is for.
func (f *finder) service(r *effects.Registration) service {
	callee := r.Call.Callee
	if callee == nil {
		return service{}
	}
	for _, form := range [][2]string{{"Register", "Server"}, {"New", "Server"}, {"New", "Handler"}} {
		if s, ok := strings.CutPrefix(callee.Name(), form[0]); ok && r.Entry.Form == models.Generated {
			if s, ok = strings.CutSuffix(s, form[1]); ok && s != "" {
				return service{pkg: callee.Pkg(), name: s}
			}
		}
	}
	if r.Call.Instr == nil {
		return service{}
	}
	// RegisterService(&desc, impl): the description names the service.
	for _, a := range r.Call.Instr.Common().Args {
		a, _ = f.origin(a, env{chain: r.Calls})
		g, ok := a.(*ssa.Global)
		if !ok {
			continue
		}
		s := service{full: f.eval.FieldOf(g, "ServiceName")}
		if g.Object() != nil {
			s.pkg = g.Object().Pkg()
			s.name = strings.Trim(strings.TrimSuffix(strings.TrimSuffix(g.Name(), "ServiceDesc"), "serviceDesc"), "_")
		}
		return s
	}
	return service{}
}
