package classify

import (
	"go/types"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"golang.org/x/tools/go/ssa"
)

// cookieLimit is what browsers keep of a cookie, in bytes.
const cookieLimit = 4096

// clientsession recognises sessions that travel with the client: cookies that
// hold data without a bound, and tokens that nothing can take back.
func clientsession(k *Case) (verdict, bool) {
	for _, a := range k.Accesses {
		st := a.Effect.State
		if st == nil || st.Kind != "clientsession" {
			continue
		}
		if plays(st, "session") {
			return bearer(k)
		}
		if v, ok := payload(k, a.Effect); ok {
			return v, true
		}
	}
	return verdict{}, false
}

// payload judges what is put into a cookie, or into a session that travels in one.
func payload(k *Case, e *effects.Effect) (verdict, bool) {
	v := verdict{severity: Warning, confidence: High, effort: 3,
		breaks: "a browser keeps about 4096 bytes of a cookie: a longer one is dropped or refused, and what it held is lost",
		move:   "keep the data in a shared store and only its key in the cookie, or refuse input that makes it longer",
	}
	call, ok := e.Site.Instr.(*ssa.Call)
	if !ok {
		return v, false // of another package: what is in the cookie is not known
	}
	inSession := strings.Contains(e.State.ID, "sessions.")
	if inSession && !k.cookieStore() {
		return v, false
	}
	var found size
	switch {
	case inSession && !plays(e.State, "value"):
		found = sessionSize(k, e, call.Parent())
	case inSession:
		arg := argumentOf(call, int(argOf(e.State, "value")))
		found = max(valueSize(arg), encodedSize(k, e, arg))
		if !fits(found, e.Val.Set) {
			return v, false
		}
	default:
		arg := argumentOf(call, int(argOf(e.State, "value")))
		found = encodedSize(k, e, arg)
		if !fits(found, e.Val.Set) && !fromRequest(k, e, arg, found) {
			return v, false
		}
	}
	switch found {
	case lists:
		v.says = "keeps a list that can grow without a bound in a cookie"
	case texts:
		v.says = "keeps text of any length from the request in a cookie"
	default:
		return v, false
	}
	if inSession {
		v.says = strings.Replace(v.says, "in a cookie", "in a session that travels in the cookie", 1)
	}
	v.evidence = append(v.evidence, "library: "+e.State.ID)
	if e.Val.Set != 0 {
		v.evidence = append(v.evidence, "value: from "+e.Val.Set.Phrase())
	}
	return v, true
}

// fits reports whether the origin of a value lets it become as large as its type
// allows: lists grow with every kind of request, text only with what is posted.
func fits(s size, from origin.Set) bool {
	switch s {
	case lists:
		return from.Has(origin.Request &^ (origin.Address | origin.Context))
	case texts:
		return from.Has(origin.Body | origin.Upload)
	}
	return false
}

func argOf(st *models.State, role string) int8 {
	for _, a := range st.Args {
		if a.Role == role {
			return a.Index
		}
	}
	return -1
}

// cookieStore reports whether the program keeps sessions in cookies.
func (k *Case) cookieStore() bool {
	for _, call := range k.prog.LibraryCalls {
		if call.Model.State("clientsession", models.Constructor) != nil {
			return true
		}
	}
	return false
}

// A size says how long values of a type can become.
type size uint8

const (
	bounded size = iota
	texts        // text of any length
	lists        // any number of elements
)

// sizeOf returns how long a value of type t can become when it is written out. A
// field whose tag sets a maximum is bounded.
func sizeOf(t types.Type, depth int) size {
	if depth > 6 || isNamed(t, "time", "Time") {
		return bounded
	}
	switch u := t.Underlying().(type) {
	case *types.Basic:
		if u.Info()&types.IsString != 0 {
			return texts
		}
	case *types.Slice:
		if b, ok := u.Elem().Underlying().(*types.Basic); ok && b.Kind() == types.Byte {
			return texts
		}
		return lists
	case *types.Map:
		return lists
	case *types.Pointer:
		return sizeOf(u.Elem(), depth+1)
	case *types.Array:
		return sizeOf(u.Elem(), depth+1)
	case *types.Struct:
		most := bounded
		for i := range u.NumFields() {
			if tag := u.Tag(i); !strings.Contains(tag, "max=") && !strings.Contains(tag, "len=") && !strings.Contains(tag, "oneof=") {
				most = max(most, sizeOf(u.Field(i).Type(), depth+1))
			}
		}
		return most
	}
	return bounded
}

// valueSize returns how long a value can become that a library writes out as it
// is. Text alone is a name or a number more often than not, and counts only
// where it is written out by the program.
func valueSize(v ssa.Value) size {
	if i, ok := v.(*ssa.MakeInterface); ok {
		v = i.X
	}
	if s := literalSize(v); s == lists {
		return lists
	}
	if _, ok := v.Type().Underlying().(*types.Struct); ok {
		return sizeOf(v.Type(), 0)
	}
	return bounded
}

// literalSize is sizeOf, but a map that is only given constant keys is a record.
func literalSize(v ssa.Value) size {
	m, ok := v.(*ssa.MakeMap)
	if !ok {
		return sizeOf(v.Type(), 0)
	}
	for _, r := range *m.Referrers() {
		if u, ok := r.(*ssa.MapUpdate); ok && u.Map == m {
			if _, ok := u.Key.(*ssa.Const); !ok {
				return lists
			}
		}
	}
	return texts
}

// encodedSize returns how long the text can become that a value was encoded to,
// bounded if it was not encoded from anything, or if its length is checked.
func encodedSize(k *Case, e *effects.Effect, v ssa.Value) size {
	if v == nil {
		return bounded
	}
	t := traceOf(k, e, v)
	most := bounded
	for _, call := range t.calls {
		if x := encoded(call); x != nil {
			most = max(most, literalSize(x))
		}
	}
	if most != bounded && t.limited(cookieLimit) {
		return bounded
	}
	return most
}

// encoded returns what a call writes out as text or bytes, nil if it does not.
func encoded(call *ssa.Call) ssa.Value {
	m := calleeOf(&call.Call)
	if m == nil {
		return nil
	}
	name := m.Name()
	if !strings.HasPrefix(name, "Marshal") && name != "Encode" {
		return nil
	}
	for i, p := 0, m.Signature().Params(); i < p.Len(); i++ {
		if _, ok := p.At(i).Type().Underlying().(*types.Interface); !ok {
			continue
		}
		if v, ok := argumentOf(call, i).(*ssa.MakeInterface); ok {
			return v.X
		}
	}
	return nil
}

// sessionSize returns how long the values can become that a function puts into a
// session of gorilla/sessions before it saves it.
func sessionSize(k *Case, e *effects.Effect, fn *ssa.Function) size {
	most := bounded
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			u, ok := instr.(*ssa.MapUpdate)
			if !ok || !ofSession(u.Map) {
				continue
			}
			if s := max(valueSize(u.Value), encodedSize(k, e, u.Value)); s > most && fromRequest(k, e, u.Value, s) {
				most = s
			}
		}
	}
	return most
}

// ofSession reports whether a map is the values of a session.
func ofSession(m ssa.Value) bool {
	load, ok := m.(*ssa.UnOp)
	if !ok {
		return false
	}
	f, ok := load.X.(*ssa.FieldAddr)
	return ok && isNamed(f.X.Type(), "github.com/gorilla/sessions", "Session")
}

// fromRequest reports whether a value was read from the request, as fits wants it.
func fromRequest(k *Case, e *effects.Effect, v ssa.Value, s size) bool {
	var from origin.Set
	tr := traceOf(k, e, v)
	for _, call := range tr.calls {
		if m := calleeOf(&call.Call); m != nil {
			if model := k.prog.Models.Func(m); model != nil {
				for _, src := range model.Sources {
					from |= src.Origin
				}
			}
		}
	}
	for _, f := range tr.fields {
		if isPosted(f) {
			from |= origin.Body
		}
	}
	return fits(s, from)
}

// isPosted reports whether a field is what a request of net/http was sent with.
func isPosted(f *ssa.FieldAddr) bool {
	if !isNamed(f.X.Type(), "net/http", "Request") {
		return false
	}
	switch f.X.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct).Field(f.Field).Name() {
	case "Body", "Form", "PostForm", "MultipartForm":
		return true
	}
	return false
}
