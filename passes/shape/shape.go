// Package shape says what the declared type of a variable tells about the state
// that it can hold: whether it is a map, a queue or a flag, and whether what is
// in it are connections, limiters, numbers or times.
//
// A shape is small and comparable in parts, so that it can stand for a type that
// another package's facts mention and this one cannot see.
package shape

import (
	"go/types"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// A Container says what a cell's variable is, as far as state goes.
type Container uint8

const (
	Opaque Container = iota // a pointer or struct with an inside of its own
	Map
	List
	Channel
	Number
	Flag
	Text
	Time
	Func
	File
	Statement
)

// A Trait is something that the type of a cell's content says about it.
type Trait uint16

const (
	Marker     Trait = 1 << iota // the value says no more than that the key is there
	Limiter                      // rate limiters
	Connection                   // live connections, or the channels that feed them
	Timed                        // times: an expiry, a last use
	Counting                     // numbers
	Callback                     // functions
	Transacted                   // database transactions and pinned connections
	Locking                      // mutexes
	Payload                      // values with content
	Scheduling                   // schedulers
)

// A Shape is what the declared type of a variable says.
type Shape struct {
	Container Container
	Traits    Trait // of the content
	// Param is one more than the index of the type parameter that the content
	// is, 0 if it is none.
	Param int8
	// Any says that the declared type of the content says nothing: what is in
	// there shows only where it is put.
	Any bool
	// Args are the traits of the type arguments, if the type is an instance of
	// a generic one.
	Args []Trait
}

// Has reports whether the content has one of the traits.
func (s Shape) Has(t Trait) bool { return s.Traits&t != 0 }

// Holding returns the shape of a variable of shape s whose type is a container
// of the program's own, given the shapes of the fields inside it.
func (s Shape) Holding(inside []Shape) Shape {
	if s.Container != Opaque {
		return s
	}
	for _, in := range inside {
		if in.Container == Map || in.Container == List || in.Container == Channel {
			return s.fill(in)
		}
	}
	for _, in := range inside {
		if in.Container != Opaque {
			in.Traits |= s.Traits &^ Payload // of the interface or struct that wraps it
			return in
		}
	}
	return s
}

// fill replaces a type parameter of a container by the argument that the
// holder gives.
func (s Shape) fill(in Shape) Shape {
	if p := int(in.Param) - 1; p >= 0 && p < len(s.Args) {
		in.Traits = s.Args[p]
	}
	in.Traits |= s.Traits & Limiter
	return in
}

// Of returns the shape of a variable of type t.
func Of(t types.Type) Shape {
	s := of(t)
	named := t
	if p, ok := t.Underlying().(*types.Pointer); ok {
		named = p.Elem()
	}
	if n, ok := types.Unalias(named).(*types.Named); ok && n.TypeArgs() != nil {
		for a := range n.TypeArgs().Types() {
			s.Args = append(s.Args, traits(a, false))
		}
	}
	return s
}

func param(t types.Type) int8 {
	if tp, ok := types.Unalias(t).(*types.TypeParam); ok {
		return int8(tp.Index()) + 1
	}
	return 0
}

func of(t types.Type) Shape {
	if s, ok := wellKnown(t); ok {
		return s
	}
	switch u := t.Underlying().(type) {
	case *types.Map:
		s := Shape{Container: Map, Traits: traits(u.Elem(), false), Param: param(u.Elem()), Any: isAny(u.Elem())}
		if s.Has(Marker) {
			s.Traits |= traits(u.Key(), false) & (Connection | Transacted)
		}
		if traits(u.Key(), false)&Connection != 0 {
			s.Traits |= Connection
		}
		return s
	case *types.Slice:
		return Shape{Container: List, Traits: traits(u.Elem(), false), Param: param(u.Elem()), Any: isAny(u.Elem())}
	case *types.Array:
		s := of(u.Elem())
		if s.Container == Opaque || s.Container == Number {
			s.Container = List
		}
		return s
	case *types.Chan:
		return Shape{Container: Channel, Traits: traits(u.Elem(), false), Param: param(u.Elem())}
	case *types.Basic:
		switch {
		case u.Info()&types.IsBoolean != 0:
			return Shape{Container: Flag}
		case u.Info()&types.IsNumeric != 0:
			return Shape{Container: Number, Traits: Counting}
		case u.Info()&types.IsString != 0:
			return Shape{Container: Text}
		}
	case *types.Signature:
		return Shape{Container: Func, Traits: Callback}
	case *types.Pointer:
		if n, ok := types.Unalias(u.Elem()).(*types.Named); ok {
			if s, ok := wellKnown(n); ok {
				return s
			}
		}
	}
	tr := traits(t, false)
	if p, ok := t.Underlying().(*types.Pointer); ok && isStruct(p.Elem()) && !wellKnownStruct(p.Elem()) {
		tr = Payload // what the other object has is its own
	}
	return Shape{Container: Opaque, Traits: tr}
}

func isAny(t types.Type) bool {
	i, ok := t.Underlying().(*types.Interface)
	return ok && i.Empty()
}

// Content returns what a type says of values of it.
func Content(t types.Type) Trait { return traits(t, false) }

// wellKnown recognises the standard library's containers and numbers.
func wellKnown(t types.Type) (Shape, bool) {
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil {
		return Shape{}, false
	}
	arg := func(i int) types.Type {
		if n.TypeArgs() != nil && i < n.TypeArgs().Len() {
			return n.TypeArgs().At(i)
		}
		return nil
	}
	switch n.Obj().Pkg().Path() + "." + n.Obj().Name() {
	case "sync.Map":
		return Shape{Container: Map, Any: true}, true
	case "sync/atomic.Bool":
		return Shape{Container: Flag}, true
	case "sync/atomic.Int32", "sync/atomic.Int64", "sync/atomic.Uint32", "sync/atomic.Uint64":
		return Shape{Container: Number, Traits: Counting}, true
	case "sync/atomic.Value":
		return Shape{Container: Opaque}, true
	case "sync/atomic.Pointer":
		if a := arg(0); a != nil {
			s := of(a)
			if s.Container == Map || s.Container == List {
				return s, true
			}
			return Shape{Container: Opaque, Traits: traits(a, false)}, true
		}
		return Shape{Container: Opaque}, true
	case "container/list.List", "container/ring.Ring":
		return Shape{Container: List, Any: true}, true
	case "time.Time":
		return Shape{Container: Time, Traits: Timed}, true
	case "strings.Builder", "bytes.Buffer":
		return Shape{Container: List}, true
	}
	return Shape{}, false
}

// traits returns what a type says of values of it. nested says that the value
// is a field of the value in question: what a pointer in it refers to is another
// object, with a life of its own.
func traits(t types.Type, nested bool) Trait { return traitsOf(t, nested, 0) }

// maxNesting bounds the look into nested and recursive types.
const maxNesting = 6

func traitsOf(t types.Type, nested bool, depth int) Trait {
	if t == nil || depth > maxNesting {
		return 0
	}
	depth++
	if n, ok := types.Unalias(t).(*types.Named); ok {
		if tr, ok := namedTraits(n); ok {
			return tr
		}
	}
	switch u := t.Underlying().(type) {
	case *types.Pointer:
		if nested && isStruct(u.Elem()) && !wellKnownStruct(u.Elem()) {
			return Payload
		}
		return traitsOf(u.Elem(), nested, depth)
	case *types.Basic:
		switch {
		case u.Info()&types.IsBoolean != 0:
			return Marker
		case u.Info()&types.IsNumeric != 0:
			return Counting
		}
		return Payload
	case *types.Struct:
		if u.NumFields() == 0 {
			return Marker
		}
		var all Trait
		for f := range u.Fields() {
			all |= traitsOf(f.Type(), true, depth) &^ Marker
		}
		return all
	case *types.Chan:
		// A channel of values in a collection is somebody's mailbox; one of
		// empty structs is a signal.
		if st, ok := u.Elem().Underlying().(*types.Struct); ok && st.NumFields() == 0 {
			return 0
		}
		return Connection
	case *types.Array:
		return traitsOf(u.Elem(), nested, depth)
	case *types.Slice:
		return traitsOf(u.Elem(), nested, depth)&^Marker | Payload
	case *types.Map:
		return traitsOf(u.Elem(), nested, depth)&^Marker | traitsOf(u.Key(), nested, depth)&Connection | Payload
	case *types.Signature:
		return Callback
	case *types.Interface:
		if hasMethod(u, "SendMsg") || hasMethod(u, "WriteMessage") {
			return Connection
		}
		return Payload
	}
	return 0
}

func hasMethod(i *types.Interface, name string) bool {
	for m := range i.Methods() {
		if m.Name() == name {
			return true
		}
	}
	return false
}

func isStruct(t types.Type) bool {
	_, ok := t.Underlying().(*types.Struct)
	return ok
}

// wellKnownStruct reports whether a struct type says something by its name.
func wellKnownStruct(t types.Type) bool {
	n, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return false
	}
	_, ok = namedTraits(n)
	return ok
}

// namedTraits recognises library types.
func namedTraits(n *types.Named) (Trait, bool) {
	if n.Obj().Pkg() == nil {
		return 0, false
	}
	key, _ := models.Normalize(n.Obj().Pkg().Path() + "." + n.Obj().Name())
	switch models.TypeCategory(key) {
	case "connection":
		return Connection, true
	case "limiter":
		return Limiter, true
	case "transaction":
		return Transacted, true
	case "mutex":
		return Locking, true
	case "scheduler":
		return Scheduling, true
	case "time":
		return Timed, true
	case "inert":
		return 0, true
	}
	return 0, false
}
