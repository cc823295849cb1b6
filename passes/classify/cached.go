package classify

import (
	"go/constant"
	"strings"

	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"github.com/hiddenstate/hiddenstate/passes/shape"
	"golang.org/x/tools/go/ssa"
)

// readsThrough reports whether the functions that fill the cell look a value up
// there, otherwise fetch it from outside the process, keep it and return it.
func (k *Case) readsThrough() bool {
	if !k.Keyed() || k.Vals.Has(origin.Request|origin.Random) {
		return false
	}
	fills := 0
	for _, a := range k.Accesses {
		e := a.Effect
		if e.Op != effects.OpMapWrite && e.Op != effects.OpClaim {
			continue
		}
		fills++
		if e.Fetched() {
			continue
		}
		fn, v := k.filler(e, a.Cell)
		if fn == nil || fn.Sum == nil || !fn.Sum.IO.Has(models.Read) && !fn.Sum.IO.Has(models.Send) || !effects.Returns(fn.SSA, v) || !k.looksIn(fn) {
			return false
		}
	}
	return fills > 0
}

// readAnew reports whether a collection is only ever replaced as a whole, by one
// that was read from elsewhere and has nothing of a request in it.
func (k *Case) readAnew() bool {
	return (k.Shape.Container == shape.Map || k.Shape.Container == shape.List) && k.Does(effects.OpAssign) &&
		!k.Does(effects.OpMapWrite, effects.OpClaim, effects.OpAppend, effects.OpElem, effects.OpDelete) &&
		k.Vals.Has(origin.External) && !k.Vals.Has(origin.Request)
}

// refills reports whether some request fetches from outside the process what it
// has looked for in the cell in vain, and keeps it there.
func (k *Case) refills() bool {
	for _, a := range k.Accesses {
		if op := a.Effect.Op; (op == effects.OpMapWrite || op == effects.OpClaim) && k.prog.Refills(a.Effect) {
			return true
		}
	}
	return false
}

// filler returns the function that decides what an effect puts into the cell,
// and the value: the caller of the container's own methods, if it has any.
func (k *Case) filler(e *effects.Effect, inner *effects.Cell) (*effects.Func, ssa.Value) {
	var call *ssa.Call
	for at := e; at.Via != nil && inner != k.Cell.Cell; at = at.Via.Of {
		c, ok := at.Via.Call.(*ssa.Call)
		if !ok || at.Via.Callee == nil {
			continue
		}
		if ownerName(inner.Name) == receiverOf(at.Via.Callee) {
			call = c
			break
		}
	}
	if call != nil {
		if fn := k.prog.FuncOf(call.Parent()); fn != nil && len(call.Call.Args) > 0 {
			return fn, call.Call.Args[len(call.Call.Args)-1]
		}
		return nil, nil
	}
	return e.Site.Func, effects.StoredAt(e.Site.Instr)
}

// receiverOf returns the name of the type that a method belongs to, without its
// type parameters, and other functions' names as they are.
func receiverOf(fn *effects.Func) string {
	name, _, _ := strings.Cut(ownerName(fn.Symbol()), "[")
	return name
}

// looksIn reports whether a function reads the cell, or looks something up there
// through the methods of a container.
func (k *Case) looksIn(fn *effects.Func) bool {
	for _, e := range fn.Sum.Effects {
		if e.Op != effects.OpLook {
			continue
		}
		if c := e.Place.Cell(); c == k.Cell.Cell {
			return true
		} else if c != nil {
			for _, in := range k.Inner {
				if c == in {
					return true
				}
			}
		}
	}
	for _, r := range k.Reads {
		if r.Func == fn {
			return true
		}
	}
	return false
}

// expires reports whether entries are good for a while only.
func (k *Case) expires() bool { return k.Expires || k.dated() || k.expiresByLibrary() }

// dated reports whether a container of another package keeps a time beside each
// value. Under a driver that sees one package at a time its comparison with the
// clock is out of sight.
func (k *Case) dated() bool {
	for _, a := range k.Accesses {
		if a.Effect.Site.Instr != nil {
			return false
		}
	}
	return len(k.Accesses) > 0 && k.Shape.Has(shape.Timed) && k.Vals.Has(origin.Clock)
}

// expiresByLibrary reports whether the library's objects, or the calls that fill
// them, are given a time to live.
func (k *Case) expiresByLibrary() bool {
	for _, l := range k.Cell.Libraries {
		call, ok := l.Call.Instr.(*ssa.Call)
		if !ok {
			continue
		}
		if strings.Contains(l.Call.Callee.Name(), "Expir") || strings.Contains(l.Call.Callee.Name(), "TTL") {
			return true
		}
		for i, a := range call.Call.Args {
			if lives(a) || isTTL(l.State, i) && notZero(a) {
				return true
			}
			for _, made := range traceOf(k, nil, a).calls {
				for _, b := range made.Call.Args {
					if lives(b) {
						return true
					}
				}
			}
		}
	}
	for _, a := range k.Accesses {
		call, ok := a.Effect.Site.Instr.(*ssa.Call)
		if !ok || a.Effect.State == nil || a.Effect.State.Kind != "cache" {
			continue
		}
		for i, b := range call.Call.Args {
			if lives(b) || isTTL(a.Effect.State, i-1) && notZero(b) {
				return true
			}
		}
	}
	return false
}

// invalidates reports whether requests take entries out of a library's cache.
func (k *Case) invalidates() bool {
	for _, a := range k.Accesses {
		st := a.Effect.State
		if st == nil || st.Kind != "cache" {
			continue
		}
		name := st.ID[strings.LastIndexByte(st.ID, '.')+1:]
		for _, verb := range [...]string{"Del", "Remove", "Invalidate", "Flush", "Purge", "Clear", "Evict"} {
			if strings.HasPrefix(name, verb) {
				return true
			}
		}
	}
	return false
}

// lives reports whether a value is a duration other than none and forever.
func lives(v ssa.Value) bool {
	return isNamed(v.Type(), "time", "Duration") && notZero(v)
}

func notZero(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return !ok || c.Value != nil && c.Value.Kind() == constant.Int && constant.Sign(c.Value) > 0
}

func isTTL(st *models.State, i int) bool {
	for _, a := range st.Args {
		if a.Role == "ttl" && int(a.Index) == i {
			return true
		}
	}
	return false
}
