package classify

import (
	"go/token"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/shape"
	"golang.org/x/tools/go/ssa"
)

// onlyKeys reports whether a number serves for nothing but to tell the entries
// of this process's own maps apart: under which key a subscriber is kept, so that
// it can be taken away again. Where a value cannot be followed the answer is no.
func (k *Case) onlyKeys() bool {
	w := &ordinal{cell: k, seen: map[ssa.Value]bool{}}
	return k.Shape.Container == shape.Number && k.Does(effects.OpCount, effects.OpAssign) && k.eachValue(w.follow) && w.keys
}

// takesTurns reports whether a number goes round and chooses what is next in a
// collection, and nothing else: each instance going round for itself does as well.
func (k *Case) takesTurns() bool {
	w := &ordinal{cell: k, turns: true, seen: map[ssa.Value]bool{}}
	return k.Shape.Container == shape.Number && k.Does(effects.OpCount, effects.OpAssign) && k.eachValue(w.follow) && w.indexes && w.wraps
}

// eachValue calls f with every value that requests take out of a number: what
// they read, and what counting it up yields. It reports whether there are some,
// all are known, and f says yes to all.
func (k *Case) eachValue(f func(v ssa.Value) bool) bool {
	some := false
	check := func(s *effects.Site) bool {
		some = true
		v, ok := s.Instr.(ssa.Value)
		return ok && f(v)
	}
	for _, a := range k.Accesses {
		if _, store := a.Effect.Site.Instr.(*ssa.Store); !store && !check(a.Effect.Site) {
			return false
		}
	}
	for _, r := range append(k.Reads[:len(k.Reads):len(k.Reads)], k.Elsewhere...) {
		if r.Use != cells.Logged && !check(r.Site) {
			return false
		}
	}
	return some
}

// An ordinal follows a number to what is done with it.
type ordinal struct {
	cell  *Case
	turns bool // what goes round, else what keys a map
	seen  map[ssa.Value]bool

	keys, indexes, wraps bool
}

func (w *ordinal) follow(v ssa.Value) bool {
	if w.seen[v] {
		return true
	}
	w.seen[v] = true
	if v.Referrers() == nil {
		return false
	}
	for _, r := range *v.Referrers() {
		if !w.used(r, v) {
			return false
		}
	}
	return true
}

func (w *ordinal) used(r ssa.Instruction, v ssa.Value) bool {
	switch r := r.(type) {
	case *ssa.DebugRef:
		return true
	case *ssa.Convert, *ssa.ChangeType, *ssa.Phi:
		return w.follow(r.(ssa.Value))
	case *ssa.UnOp:
		return r.Op == token.MUL && w.follow(r)
	case *ssa.BinOp:
		w.wraps = w.wraps || r.Op == token.REM && r.X == v
		return (r.Op == token.ADD || r.Op == token.SUB || w.turns && r.Op == token.REM && r.X == v) && w.follow(r)
	case *ssa.Store:
		if r.Val != v || w.cell.isAt(r.Addr) {
			return true
		}
		local, ok := r.Addr.(*ssa.Alloc)
		return ok && w.follow(local)
	case *ssa.IndexAddr:
		w.indexes = true
		return w.turns && r.Index == v
	case *ssa.Index:
		w.indexes = true
		return w.turns && r.Index == v
	case *ssa.MapUpdate:
		w.keys = true
		return !w.turns && r.Key == v && r.Value != v
	case *ssa.Lookup:
		return !w.turns && r.Index == v
	case *ssa.MakeClosure:
		return w.captured(r, v)
	case *ssa.Call:
		b, ok := r.Call.Value.(*ssa.Builtin)
		return ok && b.Name() == "delete" && !w.turns
	}
	return false
}

// captured follows a number, or the variable that holds it, into a closure.
func (w *ordinal) captured(mc *ssa.MakeClosure, v ssa.Value) bool {
	fn, ok := mc.Fn.(*ssa.Function)
	if !ok {
		return false
	}
	for i, b := range mc.Bindings {
		if b == v && !w.follow(fn.FreeVars[i]) {
			return false
		}
	}
	return true
}
