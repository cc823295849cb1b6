package entrypoints

import (
	"go/types"
	"strings"
	"unicode"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"github.com/hiddenstate/hiddenstate/passes/effects"
)

// controller adds the methods of a controller, an object that the framework
// makes for each request: those that the registration names, "post:Signup", each
// with its route; if it names none, those of the framework's interface, or where
// there is no route either all that can be called without arguments. What the framework's interface asks for, such as Prepare, it calls
// around them.
func (f *finder) controller(t types.Type, r *effects.Registration, routes []Route) {
	named := f.named(r)
	for _, m := range f.prog.Methods(t) {
		if m.Obj == nil || !m.Obj.Exported() {
			continue
		}
		sig := m.Obj.Signature()
		asked := f.asks(r, m.Obj.Name())
		verbs, isNamed := named[m.Obj.Name()]
		switch {
		case isNamed:
		case sig.Params().Len()+sig.Results().Len() > 0:
			continue
		case !asked && (len(named) > 0 || r.Entry.Route >= 0):
			continue
		}
		p := f.add(m, m, nil, r.Entry)
		p.Fresh = true
		if asked && !isNamed && len(named) > 0 {
			p.Wrapper = true
			continue
		}
		if len(verbs) == 0 {
			p.Routes = append(p.Routes, routes...)
		}
		for _, v := range verbs {
			for _, rt := range routes {
				rt.Method = v
				p.Routes = append(p.Routes, rt)
			}
		}
	}
}

// named returns the methods that a registration names in strings behind the
// handler, with the verbs that stand before a name: "get,post:Logout" is both.
func (f *finder) named(r *effects.Registration) map[string][]string {
	out := map[string][]string{}
	if r.Call.Instr == nil {
		return out
	}
	common := r.Call.Instr.Common()
	shift := receivers(common)
	for i := int(r.Entry.Handler) + shift + 1; i < len(common.Args); i++ {
		args := []ssa.Value{common.Args[i]}
		if _, ok := common.Args[i].Type().Underlying().(*types.Slice); ok {
			args = consteval.Elements(common.Args[i])
		}
		for _, arg := range args {
			if arg == nil {
				continue
			}
			for _, s := range f.eval.Strings(arg, r.Calls) {
				nameMethods(out, s)
			}
		}
	}
	return out
}

func nameMethods(out map[string][]string, s string) {
	if !consteval.Known(s) {
		return
	}
	for clause := range strings.SplitSeq(s, ";") {
		verbs, names, ok := strings.Cut(clause, ":")
		if !ok {
			verbs, names = "", clause
		}
		for _, name := range strings.FieldsFunc(names, notOfName) {
			out[name] = append(out[name], strings.FieldsFunc(strings.ToUpper(verbs), notOfName)...)
		}
	}
}

func notOfName(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' }

// asks reports whether the type of the handler's parameter has a method of the name.
func (f *finder) asks(r *effects.Registration, method string) bool {
	if r.Call.Callee == nil || int(r.Entry.Handler) >= r.Call.Callee.Signature().Params().Len() {
		return false
	}
	t := r.Call.Callee.Signature().Params().At(int(r.Entry.Handler)).Type()
	if s, ok := t.(*types.Slice); ok {
		t = s.Elem()
	}
	return hasMethod(t, method)
}
