package effects

import (
	"go/types"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/scope"
)

// external interprets a call of a function outside the program by what the
// models say of it. c.args has the receiver first.
func (f *frame) external(c *call, m *types.Func) {
	x := &externalCall{frame: f, call: c, fn: m, sig: m.Signature(), model: f.Models.Func(m)}
	if x.sig.Recv() != nil {
		x.shift = 1
	}
	if x.model == nil {
		if r := f.Models.Generated(m); r != nil {
			x.model = &models.Model{Registrations: []*models.Registration{r}}
		}
	}
	if x.model != nil {
		x.behave()
		x.hold()
		x.register()
	} else if m.Pkg() != nil && !scope.Standard(m.Pkg().Path()) {
		x.reach(unknown | f.remote(m, c.instr))
		x.container()
	}
	x.callbacks()
	x.results()
}

// An externalCall is one call of a function outside the program.
type externalCall struct {
	*frame
	call  *call
	fn    *types.Func
	sig   *types.Signature
	model *models.Model
	shift int // 1 if args[0] is the receiver
	lib   *LibraryCall
}

// arg returns what parameter i refers to; -1 is the receiver. For the last
// parameter of a variadic function it is what the slice holds.
func (x *externalCall) arg(i int8) Values {
	k := int(i) + x.shift
	if k < 0 || k >= len(x.call.args) {
		return nil
	}
	if x.sig.Variadic() && int(i) == x.sig.Params().Len()-1 {
		var out Values
		for _, v := range x.call.args[k] {
			out.addAll(x.load(v))
		}
		return out
	}
	return x.call.args[k]
}

func (x *externalCall) argProv(i int8) Provenance {
	k := int(i) + x.shift
	if k < 0 || k >= len(x.call.prov) {
		return Provenance{}
	}
	p := x.call.prov[k]
	for _, v := range x.call.args[k] {
		if o, ok := v.Root.(*Object); ok {
			x.saw(&o.version)
			p = p.union(o.provAt(v.Path))
		}
	}
	return p
}

// source returns the SSA value of parameter i, nil if the call is not one that
// stands in the function's own code.
func (x *externalCall) source(i int8) ssa.Value {
	if x.call.of != nil {
		return nil
	}
	common := x.call.instr.Common()
	k := int(i) + x.shift
	if common.IsInvoke() {
		k = int(i)
	}
	if k < 0 || k >= len(common.Args) {
		return nil
	}
	return common.Args[k]
}

// library returns the record of this call, made on first use.
func (x *externalCall) library() *LibraryCall {
	if x.lib == nil {
		x.lib = x.libraryCall(x.call, x.fn, x.model)
		n := x.sig.Params().Len()
		for i := range n {
			if i >= len(x.lib.Args) {
				x.lib.Args = append(x.lib.Args, nil)
				x.lib.Prov = append(x.lib.Prov, Provenance{})
			}
			if x.lib.Args[i].addAll(x.arg(int8(i))) {
				x.grew = true
			}
			x.lib.Prov[i].merge(x.argProv(int8(i)))
		}
		if x.shift == 1 {
			x.lib.Recv.addAll(x.arg(-1))
		}
	}
	return x.lib
}

func (f *frame) libraryCall(c *call, m *types.Func, model *models.Model) *LibraryCall {
	byFunc := f.libCalls[c.instr]
	if byFunc == nil {
		byFunc = map[*types.Func]*LibraryCall{}
		f.libCalls[c.instr] = byFunc
	}
	l := byFunc[m]
	if l == nil {
		l = &LibraryCall{Callee: m, Model: model, Func: f.fn, Instr: c.instr, Pos: position(c.instr)}
		if c.of != nil && c.of.Site != nil {
			l.Pos = c.of.Site.Pos
			l.Func = c.of.Site.Func
		}
		byFunc[m] = l
		f.LibraryCalls = append(f.LibraryCalls, l)
	}
	return l
}

// own adds an effect that the library function has, at the site of the call.
func (x *externalCall) own(place Value, e Effect) Effect {
	e.Site = x.site(x.call.instr)
	if of := x.call.of; of != nil {
		e.Site, e.Via = of.Site, of.Via
		e.Depth = 1
	}
	e.Async = e.Async || x.call.async
	e.Once = e.Once || x.call.once || x.once
	x.addEffect(place, e, x.call.instr)
	return e
}

// behave applies the behaviours of the function to its arguments.
func (x *externalCall) behave() {
	for _, b := range x.model.Behaviours {
		switch b.IO {
		case models.NoIO:
		case models.LockWait:
			if strings.Contains(x.fn.Name(), "RLock") {
				continue // readers do not exclude each other
			}
			for _, place := range x.arg(-1) {
				x.own(place, Effect{Op: OpLock})
			}
		case models.Read, models.Send:
			x.transmits(b.IO)
		default:
			x.reach(1 << b.IO)
		}
		switch b.Op {
		case models.NoOp, models.Recall:
			continue
		case models.Keep:
			x.keep(b.Value)
			continue
		}
		var vals Values
		var key, val Provenance
		if b.Key != models.None {
			key = x.argProv(b.Key)
			vals.addAll(x.arg(b.Key))
		}
		if b.Value != models.None {
			val = x.argProv(b.Value)
			vals.addAll(x.arg(b.Value))
		}
		op, writes := operation(b.Op, b.Key != models.None)
		for _, place := range x.arg(b.On) {
			if !writes {
				x.look(place, x.call.instr, key)
				continue
			}
			x.store(place, vals, key.union(val), x.call.instr)
			e := x.own(place, Effect{Op: op, Key: key, Val: val})
			if b.Value != models.None {
				e.Site.stores(x.source(b.Value))
			}
		}
	}
}

// operation translates a container's operation into an effect's.
func operation(op models.Op, keyed bool) (Op, bool) {
	switch op {
	case models.Put:
		if keyed {
			return OpMapWrite, true
		}
		return OpAssign, true
	case models.Claim:
		return OpClaim, true
	case models.Remove:
		return OpDelete, true
	case models.Append:
		return OpAppend, true
	case models.Count:
		return OpCount, true
	}
	return OpLook, false
}

// hold records calls that make, configure or use library objects that hold
// state, and calls that write local files.
func (x *externalCall) hold() {
	for _, st := range x.model.States {
		switch {
		case st.Kind == "localfile" && st.Role == models.Use && st.Class != models.External && !x.followsReceiver(st):
			x.file(st)
		case st.Kind == "stickycookie":
			x.library()
			x.binds(st)
		case st.Role == models.Use && st.AboutCall():
			x.mark(st)
		case st.Role == models.Use:
			x.library()
			if st.Class == models.External || st.Class == models.Evidence || st.Class == models.Harmless && x.usesMore() {
				continue
			}
			x.use(st)
		default:
			x.library()
		}
	}
}

// followsReceiver reports whether a use of the library is what the object is that
// it is called on, and the library's own constructors say what that is. Of an
// interface's method they do not: anybody implements it.
func (x *externalCall) followsReceiver(st *models.State) bool {
	return st.Class == models.Neutral && x.shift == 1 && !types.IsInterface(x.sig.Recv().Type())
}

// usesMore reports whether another entry says of the same use that it can be a
// problem: one effect cannot carry both.
func (x *externalCall) usesMore() bool {
	for _, st := range x.model.States {
		if st.Role == models.Use && !st.AboutCall() && (st.Class == models.Local || st.Class == models.Conditional) {
			return true
		}
	}
	return false
}

// use adds the effect of using a library object, or of a package-level
// function that uses an object of the library's own.
func (x *externalCall) use(st *models.State) {
	e := Effect{Op: OpLibrary, State: st, Key: x.keyProv(st, "key"), Val: x.keyProv(st, "value")}
	if x.shift == 0 {
		x.own(Value{Root: x.spot(x.call.instr)}, e)
		return
	}
	for _, place := range x.arg(-1) {
		x.own(place, e)
	}
}

// keyProv returns the provenance of the argument that plays a role.
func (x *externalCall) keyProv(st *models.State, role string) Provenance {
	for _, a := range st.Args {
		if a.Role == role && a.Index >= 0 {
			return x.argProv(a.Index)
		}
	}
	return Provenance{}
}

// callbacks calls the function arguments. What the models do not say is taken
// to call its function arguments before it returns, with arguments unknown here.
func (x *externalCall) callbacks() {
	if x.model != nil {
		for _, r := range x.model.Registrations {
			if r.Form != models.Marker && r.Form != models.Loop && !r.Group {
				return
			}
		}
	}
	for i := range x.sig.Params().Len() {
		mode := models.InPlace
		if x.model != nil {
			for _, b := range x.model.Behaviours {
				if b.Call == int8(i) {
					mode = b.Mode
				}
			}
		}
		if mode == models.Never {
			continue
		}
		given := x.given(i)
		for _, v := range x.arg(int8(i)) {
			cl, ok := v.Root.(*Closure)
			if !ok || x.isEntry(cl) {
				continue
			}
			c := &call{args: make([]Values, len(given)), prov: given, instr: x.call.instr, async: x.call.async || mode == models.Async, once: x.call.once || mode == models.Once, of: x.call.of}
			if c.of == nil {
				c.of = &DynCall{Site: x.site(x.call.instr)}
			}
			if mode == models.Async {
				x.spawned(x.call.instr, func() { x.callClosure(c, cl) })
				continue
			}
			x.callClosure(c, cl)
		}
	}
}

// given returns where the arguments come from with which the library calls its
// i-th parameter: from where its results come, if the models say so.
func (x *externalCall) given(i int) []Provenance {
	if x.model == nil || len(x.model.Sources) == 0 {
		return nil
	}
	sig, ok := x.sig.Params().At(i).Type().Underlying().(*types.Signature)
	if !ok {
		return nil
	}
	from, _ := x.resultProv()
	out := make([]Provenance, sig.Params().Len())
	for k := range out {
		out[k] = from
	}
	return out
}
