package effects

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
)

// An Object is what one allocation of a function makes, or what a call handed
// to it fresh. What happens to an object is nobody's business until it is
// stored somewhere that outlives the function.
type Object struct {
	Type types.Type // type of the place allocated
	Name string     // the local variable, where there is one
	Pos  token.Pos  // the allocation; for a library object the call
	Home *Func      // the function whose instruction allocates

	// Made is the call that made a library object, nil for anything else.
	Made *LibraryCall

	origin *Object // the object of the callee's frame that this one stands for; itself if allocated here
	fields []content
	prov   Provenance // of what was written into it as a whole
	public []publication
	version
}

// A publication says that an object became reachable from a place that
// outlives the function.
type publication struct {
	at    Value
	instr ssa.Instruction
}

// A LibraryCall is a call of a modelled library function: what was called,
// with what, and where. A library object that is made without one, by a literal
// or a conversion, has one, too: it has neither Callee nor Instr nor arguments.
type LibraryCall struct {
	Callee  *types.Func
	Model   *models.Model
	Func    *Func // the function that makes the call
	Instr   ssa.CallInstruction
	Literal ssa.Value // the literal or conversion
	Pos     token.Pos
	Args    []Values // declared parameters, the receiver not among them; variadic arguments are the slice's content
	Recv    Values
	Prov    []Provenance // of Args
	At      string       // position, when the call comes from a fact
}

// Value returns what the calling function holds of the call's result, nil if the
// call comes from a fact or yields nothing.
func (l *LibraryCall) Value() ssa.Value {
	if l.Instr == nil {
		return l.Literal
	}
	if v := l.Instr.Value(); v != nil {
		return v
	}
	return nil
}

// content is what an object holds at one path.
type content struct {
	path *Path
	vals Values
	prov Provenance
}

// provAt returns where what the object holds at path was computed from: what
// was put there, or into a part of it, or into a whole that contains it.
func (o *Object) provAt(path *Path) Provenance {
	p := o.prov
	for i := range o.fields {
		c := &o.fields[i]
		if c.path.within(path) || path.within(c.path) {
			p = p.union(c.prov)
		}
	}
	return p
}

// ResultOrigin returns where the function's i-th result, and what is in it, comes
// from, as far as that does not depend on who calls.
func (fn *Func) ResultOrigin(i int) origin.Set {
	if fn.Sum == nil {
		return 0
	}
	var set origin.Set
	if i < len(fn.Sum.ResultProv) {
		set = fn.Sum.ResultProv[i].Set
	}
	if i < len(fn.Sum.Results) {
		for _, v := range fn.Sum.Results[i] {
			if o, ok := v.Root.(*Object); ok {
				set |= o.provAt(v.Path).Set
			}
		}
	}
	return set
}

// Field returns what is stored in the object's field at path.
func (o *Object) Field(p *Path) Values {
	for i := range o.fields {
		if o.fields[i].path == p {
			return o.fields[i].vals
		}
	}
	return nil
}

// Published reports whether the object is reachable from a place that outlives
// the function.
func (o *Object) Published() bool { return len(o.public) > 0 }

// A Closure is a function value: a declared function, a closure with what it
// captured, a method bound to a receiver, or a function outside the program.
type Closure struct {
	Func     *Func       // the function, nil if outside the program
	Method   *types.Func // an interface's method bound to Recv, or a function outside the program
	External bool        // Method is outside the program (a library's function or method)
	Recv     Values      // bound receiver
	Bound    bool        // Recv is the first argument
	Free     []Values    // captured variables, by reference
	Pos      token.Pos   // where the value is made
	Owner    *Func       // the function in whose frame Recv and Free mean something
	Once     bool        // wrapped so that it runs once in the life of the process
	version
}

// objectKey identifies an object within one function: the instruction through
// which it came, and the object it stands for. Objects that go round a
// recursion keep their origin, so that the number of keys is finite.
type objectKey struct {
	instr  ssa.Instruction
	origin *Object
}

type closureKey struct {
	instr ssa.Instruction
	fn    *Func
	ext   *types.Func
}
