package entrypoints

import (
	"go/types"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
)

// object adds the entry points of a registered object: ServeHTTP of an
// http.Handler, the methods of a service implementation.
func (f *finder) object(t types.Type, r *effects.Registration, routes []Route) {
	if r.Entry.Controller {
		f.controller(t, r, routes)
		return
	}
	if m := f.prog.Method(t, "ServeHTTP"); m != nil && m.Handler != nil {
		p := f.add(m, m, nil, r.Entry)
		p.Routes = append(p.Routes, routes...)
		return
	}
	switch {
	case r.Entry.Framework == "gRPC" || r.Entry.Form == models.Generated:
	case r.Entry.Framework == "net/rpc":
		f.remote(t, r, routes)
		return
	default:
		f.implementation(t, r, routes)
		return
	}
	service := f.service(r)
	for _, m := range f.prog.Methods(t) {
		if m.Obj == nil || !m.Obj.Exported() || !isServiceMethod(m.Obj.Signature()) {
			continue
		}
		p := f.add(m, m, nil, r.Entry)
		if path := service.route(m.Obj.Name()); path != "" {
			p.Routes = append(p.Routes, Route{Pattern: path, Pos: r.Call.Pos})
		}
	}
}

// implementation adds the methods by which t implements the interface that a
// registration asks for: Run of a job, ProcessTask of a task's handler.
func (f *finder) implementation(t types.Type, r *effects.Registration, routes []Route) {
	if r.Call.Callee == nil {
		return
	}
	params := r.Call.Callee.Signature().Params()
	if int(r.Entry.Handler) >= params.Len() {
		return
	}
	asked, ok := params.At(int(r.Entry.Handler)).Type().Underlying().(*types.Interface)
	if !ok {
		return
	}
	for want := range asked.Methods() {
		if m := f.prog.Method(t, want.Name()); m != nil {
			p := f.add(m, m, nil, r.Entry)
			p.Routes = append(p.Routes, routes...)
		}
	}
}

// remote adds the methods that net/rpc serves, under the name that the object is
// registered by, or that of its type.
func (f *finder) remote(t types.Type, r *effects.Registration, routes []Route) {
	var name string
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := types.Unalias(t).(*types.Named); ok {
		name = n.Obj().Name()
	}
	if len(routes) > 0 {
		name = routes[0].Pattern
	}
	for _, m := range f.prog.Methods(types.NewPointer(t)) {
		if m.Obj != nil && m.Obj.Exported() && isRemoteMethod(m.Obj.Signature()) {
			p := f.add(m, m, nil, r.Entry)
			p.Routes = append(p.Routes, Route{Pattern: name + "." + m.Obj.Name(), Pos: r.Call.Pos})
		}
	}
}

// isRemoteMethod reports whether net/rpc serves a method: (args, *reply) error.
func isRemoteMethod(sig *types.Signature) bool {
	p, res := sig.Params(), sig.Results()
	if p.Len() != 2 || res.Len() != 1 || !isError(res.At(0).Type()) {
		return false
	}
	_, ok := p.At(1).Type().Underlying().(*types.Pointer)
	return ok
}

// isServiceMethod reports whether a method has the shape of an RPC: unary
// (ctx, *Req) (*Resp, error), or streaming (..., stream) error.
func isServiceMethod(sig *types.Signature) bool {
	p, res := sig.Params(), sig.Results()
	if res.Len() == 0 || !isError(res.At(res.Len()-1).Type()) {
		return false
	}
	switch {
	case p.Len() == 2 && res.Len() == 2 && isContext(p.At(0).Type()):
		return true
	case res.Len() == 1 && p.Len() >= 1 && p.Len() <= 2:
		return types.IsInterface(p.At(p.Len()-1).Type()) && hasMethod(p.At(p.Len()-1).Type(), "SendMsg")
	}
	return false
}

func isError(t types.Type) bool { return types.Identical(t, types.Universe.Lookup("error").Type()) }

func isContext(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	return ok && n.Obj().Name() == "Context" && n.Obj().Pkg() != nil && n.Obj().Pkg().Path() == "context"
}

func hasMethod(t types.Type, name string) bool {
	obj, _, _ := types.LookupFieldOrMethod(t, true, nil, name)
	_, ok := obj.(*types.Func)
	return ok
}
