package effects

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/models"
)

// literal notes that an allocation makes a library object which no constructor
// makes: &sse.Server{}, new(T), a variable of the type. A variable that only
// takes a copy of another value makes nothing, so that an object which is passed
// by value counts once.
func (f *frame) literal(instr *ssa.Alloc, o *Object) {
	m := f.typeModel(deref(instr.Type()))
	if m == nil || copied(instr) {
		return
	}
	o.Made = f.literalCall(instr, m)
}

// converted notes that a value becomes a library object by its type alone, where
// it is put into an interface: autocert.DirCache("certs"). o stands for it there.
func (f *frame) converted(instr *ssa.MakeInterface, o *Object) {
	switch instr.X.(type) {
	case *ssa.Const, *ssa.ChangeType, *ssa.Convert:
	default:
		return
	}
	if m := f.typeModel(instr.X.Type()); m != nil {
		o.Made = f.literalCall(instr, m)
	}
}

// typeModel returns what is known of the objects of a library's type that a
// program makes without a constructor, nil if they hold no state.
func (f *frame) typeModel(t types.Type) *models.Model {
	n, ok := types.Unalias(t).(*types.Named)
	if !ok || n.Obj().Pkg() == nil || f.inScope(n.Obj().Pkg()) {
		return nil
	}
	m := f.Models.Type(n.Obj())
	if m == nil {
		return nil
	}
	for _, st := range m.States {
		if st.Role == models.Type && (st.Class == models.Local || st.Class == models.Conditional) {
			return m
		}
	}
	return nil
}

func (f *frame) literalCall(v ssa.Value, m *models.Model) *LibraryCall {
	l := f.literals[v]
	if l == nil {
		l = &LibraryCall{Model: m, Func: f.fn, Literal: v, Pos: literalPos(v)}
		f.literals[v] = l
		f.LibraryCalls = append(f.LibraryCalls, l)
	}
	return l
}

// copied reports whether a variable is filled as a whole from elsewhere.
func copied(a *ssa.Alloc) bool {
	for _, r := range *a.Referrers() {
		if s, ok := r.(*ssa.Store); ok && s.Addr == a {
			if c, ok := s.Val.(*ssa.Const); !ok || c.Value != nil {
				return true
			}
		}
	}
	return false
}

// literalPos returns where a literal stands. A constant stands nowhere, so that it
// is where it is put.
func literalPos(v ssa.Value) token.Pos {
	if pos := position(v.(ssa.Instruction)); pos.IsValid() {
		return pos
	}
	for _, r := range *v.Referrers() {
		if pos := position(r); pos.IsValid() {
			return pos
		}
	}
	return token.NoPos
}
