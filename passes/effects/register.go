package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// register records that the call tells a framework of handlers.
func (x *externalCall) register() {
	for _, r := range x.model.Registrations {
		switch r.Form {
		case models.Register, models.Wrap, models.Generated:
		default:
			continue
		}
		if r.Handler < 0 {
			continue
		}
		// The handler, and the handlers or middleware that follow it.
		var handlers Values
		for i := int(r.Handler); i < x.sig.Params().Len(); i++ {
			if i > int(r.Handler) && !carries(x.sig.Params().At(i).Type()) {
				continue
			}
			handlers.addAll(x.arg(int8(i)))
		}
		x.addRegistration(regKey{call: x.library()}, &Registration{Entry: r, Call: x.library()}, handlers)
	}
}

// registerGenerated records that a call of generated code of the program's own,
// such as RegisterGreeterServer, tells a framework of handlers. What the code
// does to that end is not followed: it hands methods of the service on one by
// one. gRPC's hands on the service as a whole, with its description, and is
// followed wherever its body is at hand.
func (f *frame) registerGenerated(c *call, m *types.Func, fn *Func) {
	r := f.Models.Generated(m)
	if r == nil || r.Framework == "gRPC" && fn.far == nil {
		return
	}
	x := &externalCall{frame: f, call: c, fn: m, sig: m.Signature(), model: &models.Model{Registrations: []*models.Registration{r}}}
	x.register()
}

// registerField records that a handler is put into a field of a framework's struct.
func (f *frame) registerField(c *Cell, vals Values, instr ssa.Instruction) {
	m := f.fieldModel(c)
	if m == nil {
		return
	}
	for _, r := range m.Registrations {
		if r.Form != models.Field {
			continue
		}
		key := fieldCall{instr, c}
		lib := f.fieldCalls[key]
		if lib == nil {
			lib = &LibraryCall{Model: m, Func: f.fn, Pos: position(instr)}
			f.fieldCalls[key] = lib
		}
		f.addRegistration(regKey{call: lib}, &Registration{Entry: r, Call: lib}, vals)
	}
}

type fieldCall struct {
	instr ssa.Instruction
	cell  *Cell
}

// addRegistration adds or widens a registration of the function's.
func (f *frame) addRegistration(key regKey, r *Registration, handlers Values) {
	old := f.sum.regIndex[key]
	if old == nil {
		old = r
		if f.sum.regIndex == nil {
			f.sum.regIndex = map[regKey]*Registration{}
		}
		f.sum.regIndex[key] = r
		f.sum.registrations = append(f.sum.registrations, r)
		f.changed()
	}
	if old.Handlers.addAll(handlers) {
		f.changed()
	}
}

// importRegistration takes up a registration whose handlers only the caller knows.
func (f *frame) importRegistration(in *importer, r *Registration) {
	var open Values
	for _, v := range r.Handlers {
		switch v.Root.(type) {
		case Param, Free:
			open.add(v)
		}
	}
	if len(open) == 0 || len(r.Calls) >= maxNesting {
		return
	}
	handlers := in.values(open)
	if len(handlers) == 0 {
		return
	}
	n := &Registration{Entry: r.Entry, Call: r.Call, Calls: append([]ssa.CallInstruction{in.call.instr}, r.Calls...)}
	f.addRegistration(regKey{inner: r, outer: in.call.instr}, n, handlers)
}

// Registrations returns the registrations of the function and of what it calls
// on its behalf, as far as the handlers are known here.
func (fn *Func) Registrations() []*Registration { return fn.Sum.registrations }
