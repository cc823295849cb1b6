package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// stores notes the type of a value that the site puts into its place.
func (s *Site) stores(v ssa.Value) {
	for {
		switch i := v.(type) {
		case *ssa.MakeInterface:
			v = i.X
			continue
		case *ssa.ChangeInterface:
			v = i.X
			continue
		case *ssa.Const:
			if i.IsNil() {
				return
			}
		case nil:
			return
		}
		break
	}
	// Most interfaces say nothing of what is in them; that of a library's
	// transactions does.
	if t := shape.Content(v.Type()); !types.IsInterface(v.Type()) || t&^shape.Payload != 0 {
		s.Stored |= t
	}
}

// effect adds what the function itself does to a place.
func (f *frame) effect(place Value, op Op, instr ssa.Instruction, key, val Provenance) {
	f.addEffect(place, Effect{Op: op, Site: f.site(instr), Key: key, Val: val, Once: f.once}, instr)
}

// addEffect adds e, at place, to the summary. An effect on an object counts only
// if the object was published before.
func (f *frame) addEffect(place Value, e Effect, instr ssa.Instruction) {
	place.Dyn = nil
	if e.Op == OpReceive && f.received(place, Receiver{e.Site, e.Case}) {
		return
	}
	switch r := place.Root.(type) {
	case *Closure:
		return
	case *Object:
		f.saw(&r.version)
		for _, pub := range r.public {
			if dominates(pub.instr, instr) {
				if _, again := pub.at.Root.(*Object); !again {
					f.addEffect(f.behind(pub.at, place), e, instr)
				}
			}
		}
		return
	}
	e.Place = place
	if e.Guard.Root == nil {
		e.Guard = f.guard(instr)
	}
	key := effectKey{place.Root, place.Path, place.Held, e.Op, e.Site}
	if old := f.sum.effectIndex[key]; old != nil {
		grew := old.Key.merge(e.Key)
		grew = old.Val.merge(e.Val) || grew
		if old.Async && !e.Async {
			old.Async, grew = false, true
		}
		if e.Guard.Root == nil && old.Guard.Root != nil {
			old.Guard, grew = Value{}, true // on one way it is done in any case
		}
		if old.Once && !e.Once {
			old.Once, grew = false, true
		}
		if u := old.Reach | e.Reach; u != old.Reach {
			old.Reach, grew = u, true
		}
		if grew {
			f.changed()
		}
		return
	}
	way := wayKey{place.Root, place.Cell(), e.Op, e.Site}
	if f.sum.ways[way] >= maxWays {
		return
	}
	if len(f.sum.Effects) >= maxEffects {
		f.truncate(f.fn)
		return
	}
	if f.sum.effectIndex == nil {
		f.sum.effectIndex = map[effectKey]*Effect{}
	}
	if f.sum.ways == nil {
		f.sum.ways = map[wayKey]int{}
	}
	f.sum.ways[way]++
	n := new(Effect)
	*n = e
	f.sum.effectIndex[key] = n
	f.sum.Effects = append(f.sum.Effects, n)
	f.changed()
}

// maxWays bounds the paths on which one site reaches one cell from one root. It
// is met where types refer to each other all around; the further holders of the
// cell are not told then.
const maxWays = 12

// maxEffects bounds a summary. A function that reaches more is near the top of
// a very large program, where no handler calls it; the driver says so when the
// bound was met.
const maxEffects = 6000

// look notes that the function itself reads a container. A read of a container
// that some code changes is an effect of the function, so that the origin of
// the key is known at the entry points; all others would only swell the
// summaries.
func (f *frame) look(place Value, instr ssa.Instruction, key Provenance) {
	if _, captured := place.Root.(Free); captured && place.Path == nil || f.changes(place.Cell()) {
		f.effect(place, OpLook, instr, key, Provenance{})
	}
}

// changes reports whether some function of the program changes the container
// that the cell's variable holds.
func (f *frame) changes(c *Cell) bool { return c != nil && c.Var != nil && f.mutable[c.Var] }

// site returns the site of one of the function's own instructions.
func (f *frame) site(instr ssa.Instruction) *Site {
	if s := f.fn.sites[instr]; s != nil {
		return s
	}
	s := &Site{Func: f.fn, Instr: instr, Pos: position(instr)}
	f.fn.sites[instr] = s
	return s
}
