package cells

import (
	"go/types"

	"github.com/hiddenstate/hiddenstate/passes/consteval"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
)

// A Verdict says where a library object keeps its state.
type Verdict uint8

const (
	Unknown  Verdict = iota // the program does not say
	Here                    // in this instance
	Harmless                // in this instance, and no harm
	Shared                  // in a shared store, or with the client
)

// A Library is a call that makes or configures a library object, with what its
// models and arguments say of where the state is.
type Library struct {
	Call    *effects.LibraryCall
	State   *models.State
	Verdict Verdict
	// Why says what decided: "store: redisstore.New", "driver sqlite3".
	Why string
	// Used says that a request path is known to use the object.
	Used bool
}

// libraries judges the library objects that the program makes.
type libraries struct {
	*collector
	called map[string][]*effects.LibraryCall // by key of the callee
	memo   map[libKey]*Library
}

type libKey struct {
	call *effects.LibraryCall
	kind string
}

func newLibraries(c *collector) *libraries {
	l := &libraries{collector: c, called: map[string][]*effects.LibraryCall{}, memo: map[libKey]*Library{}}
	for _, call := range c.Program.LibraryCalls {
		if call.Model != nil {
			l.called[call.Model.Key] = append(l.called[call.Model.Key], call)
		}
	}
	return l
}

// judge decides where the state of the given kind is that the call makes.
func (l *libraries) judge(call *effects.LibraryCall, st *models.State) *Library {
	key := libKey{call, st.Kind}
	if lib := l.memo[key]; lib != nil {
		return lib
	}
	lib := &Library{Call: call, State: st}
	l.memo[key] = lib // a cycle of stores that wrap each other stays unknown
	switch st.Class {
	case models.External:
		lib.Verdict = Shared
	case models.Harmless:
		lib.Verdict = Harmless
	case models.Local:
		lib.Verdict = Here
		if why := l.unless(call, st); why != "" {
			lib.Verdict, lib.Why = Shared, why
		}
	case models.Conditional:
		lib.Verdict, lib.Why = l.conditional(call, st)
	case models.Neutral:
		lib.Verdict, lib.Why = l.follow(call, st)
	}
	return lib
}

func (l *libraries) conditional(call *effects.LibraryCall, st *models.State) (Verdict, string) {
	if why := l.unless(call, st); why != "" {
		return Shared, why
	}
	v, why := l.byArguments(call, st)
	switch {
	case v != Unknown:
		return v, why
	case len(st.Unless) > 0:
		return Here, "its default store"
	}
	return l.receiver(call)
}

// unless returns what externalises the object, "" if nothing does.
func (l *libraries) unless(call *effects.LibraryCall, st *models.State) string {
	for _, sym := range st.Unless {
		if l.holds(call, sym) {
			return sym
		}
	}
	return ""
}

// holds reports whether a condition of a model holds: an option is among the
// arguments, a field is set to something that is not local, a function is called.
func (l *libraries) holds(call *effects.LibraryCall, sym string) bool {
	for _, vs := range call.Args {
		for _, v := range vs {
			if o, ok := v.Root.(*effects.Object); ok && o.Made != nil && o.Made.Model.Key == sym {
				return true
			}
		}
	}
	if set := l.fieldSet(call, sym); set != Unknown {
		return set == Shared
	}
	for _, other := range l.called[sym] {
		// A method or function that configures the library counts wherever it is
		// called, an option only where it is passed.
		if !isOption(other, call) || passes(call, other) {
			return true
		}
	}
	return false
}

// isOption reports whether a call makes an option of the kind that another takes
// any number of.
func isOption(option, call *effects.LibraryCall) bool {
	if option.Callee == nil || call.Callee == nil || !call.Callee.Signature().Variadic() || option.Callee.Signature().Results().Len() != 1 {
		return false
	}
	params := call.Callee.Signature().Params()
	last, ok := params.At(params.Len() - 1).Type().(*types.Slice)
	if !ok {
		return false
	}
	want, ok := types.Unalias(last.Elem()).(*types.Named)
	have, named := types.Unalias(option.Callee.Signature().Results().At(0).Type()).(*types.Named)
	return ok && named && have.Origin().Obj() == want.Origin().Obj()
}

// passes reports whether an option is listed among the arguments of a call.
// Options that are collected elsewhere are taken to be passed.
func passes(call, option *effects.LibraryCall) bool {
	if call.Instr == nil || option.Instr == nil {
		return true
	}
	args := call.Instr.Common().Args
	listed := consteval.Elements(args[len(args)-1])
	for _, a := range listed {
		if a == option.Instr.Value() {
			return true
		}
	}
	return len(listed) == 0
}

// fieldSet reports what a configuration field is set to: in a literal among the
// call's arguments, or anywhere in the program. Unknown is not set.
func (l *libraries) fieldSet(call *effects.LibraryCall, sym string) Verdict {
	worst := Unknown
	note := func(v Verdict) {
		if v == Unknown {
			v = Shared // set to something that no model knows: the program's own store
		}
		if worst == Unknown || v == Here {
			worst = v
		}
	}
	for _, vs := range call.Args {
		for _, v := range vs {
			o, ok := v.Root.(*effects.Object)
			if !ok {
				continue
			}
			for _, f := range o.Contents() {
				if c := f.Path.Last(); c != nil && l.named(c, sym) && len(f.Vals) > 0 {
					verdict, _ := l.values(call.Func, f.Vals)
					note(verdict)
				}
			}
		}
	}
	for _, o := range l.Program.MadeBy(call) {
		for _, f := range o.Contents() {
			if c := f.Path.Last(); c != nil && l.named(c, sym) && len(f.Vals) > 0 {
				verdict, _ := l.values(call.Func, f.Vals)
				note(verdict)
			}
		}
	}
	if worst != Unknown {
		return worst
	}
	if l.setPlainly(call, sym) {
		return Shared
	}
	for _, c := range l.Program.Foreign(sym) {
		if !c.Loose() {
			continue
		}
		closures, dyn, made := c.Held()
		switch {
		case len(made) > 0:
			for _, o := range made {
				verdict, _ := l.object(o)
				note(verdict)
			}
		case len(dyn)+len(closures) > 0:
			note(Unknown)
		}
	}
	return worst
}

func (l *libraries) named(c *effects.Cell, sym string) bool {
	key, _ := models.Normalize(c.String())
	return key == sym
}

// follow decides by the arguments, or by the object that a method is called on.
func (l *libraries) follow(call *effects.LibraryCall, st *models.State) (Verdict, string) {
	if v, why := l.byArguments(call, st); v != Unknown {
		return v, why
	}
	return l.receiver(call)
}

// byArguments decides by the arguments that carry the state: a store, a database,
// a driver name, a URL.
func (l *libraries) byArguments(call *effects.LibraryCall, st *models.State) (Verdict, string) {
	worst, why := Unknown, ""
	for _, a := range st.Args {
		v, w := Unknown, ""
		switch a.Role {
		case "driver":
			v, w = l.driver(call, a)
		case "url":
			v, w = l.scheme(call, a)
		case "node":
			v, w = l.node(call, a)
		case "async":
			v, w = l.async(call, a)
		case "provider-name", "adapter":
			v, w = l.provider(call, a)
		case "store", "storage", "db", "client", "limiter", "cache", "lock", "lock-store", "embedded-db", "image":
			v, w = l.argument(call, a)
		}
		if v == Here || worst == Unknown && v != Unknown {
			worst, why = v, w
		}
	}
	return worst, why
}

func (l *libraries) argument(call *effects.LibraryCall, a models.Arg) (Verdict, string) {
	if a.Index >= 0 && int(a.Index) < len(call.Args) {
		return l.values(call.Func, call.Args[a.Index])
	}
	return Unknown, ""
}

func (l *libraries) receiver(call *effects.LibraryCall) (Verdict, string) {
	return l.values(call.Func, call.Recv)
}

// values judges what an argument can be; one local alternative makes it local.
func (l *libraries) values(fn *effects.Func, vs effects.Values) (Verdict, string) {
	worst, why := Unknown, ""
	for _, v := range vs {
		_, dyn, made := l.Program.Possible(fn, v)
		for _, o := range made {
			if verdict, w := l.object(o); verdict == Here || worst == Unknown {
				worst, why = verdict, w
			}
		}
		if len(made) == 0 && worst == Unknown {
			for _, t := range dyn {
				if l.Program.InScope(packageOf(t)) {
					// The program's own implementation: what it keeps is found
					// in its own code.
					worst, why = Shared, types.TypeString(t, func(p *types.Package) string { return p.Name() })
				}
			}
		}
	}
	return worst, why
}

func packageOf(t types.Type) *types.Package {
	if p, ok := t.Underlying().(*types.Pointer); ok {
		t = p.Elem()
	}
	if n, ok := types.Unalias(t).(*types.Named); ok {
		return n.Obj().Pkg()
	}
	return nil
}

// object judges a library object by the call that made it.
func (l *libraries) object(o *effects.Object) (Verdict, string) {
	worst, why := Unknown, ""
	for _, st := range o.Made.Model.States {
		if st.Role == models.Use && st.Class != models.External {
			continue
		}
		lib := l.judge(o.Made, st)
		if lib.Verdict == Here || worst == Unknown {
			worst, why = lib.Verdict, o.Made.Model.Key
		}
	}
	return worst, why
}
