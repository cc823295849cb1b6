package classify

import (
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/models"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// madeOnMiss reports whether every line that fills the cell keeps what was made
// because it was not there: see [effects.Program.MadeOnMiss]. Of the ways that
// lead to a line one is enough, for another may only renew what was found.
func (k *Case) madeOnMiss() bool {
	if !k.Keyed() {
		return false
	}
	made := map[*effects.Site]bool{}
	for _, a := range k.Accesses {
		if e := a.Effect; e.Op == effects.OpMapWrite || e.Op == effects.OpClaim {
			made[e.Site] = made[e.Site] || k.prog.MadeOnMiss(e)
		}
	}
	for _, ok := range made {
		if !ok {
			return false
		}
	}
	return len(made) > 0
}

// reloaded reports whether code outside request paths fills the cell with what
// it reads elsewhere, and every request that fills it talks to another system on the way:
// what is kept is a copy of what is kept there.
func (k *Case) reloaded() bool {
	if !k.Restored || !k.keeps() || k.accumulates() || k.Vals.Diffuse() || k.holdsParts() || !k.askedFor() {
		return false // running parts of the program, made from what is read, are no copies of it
	}
	switch k.Shape.Container {
	case shape.Map, shape.List, shape.Text, shape.Number, shape.Flag:
	default:
		return false // an object is more than what was read to make it
	}
	for _, a := range k.Accesses {
		switch a.Effect.Op {
		case effects.OpAssign, effects.OpAppend, effects.OpElem, effects.OpMapWrite, effects.OpClaim:
			if a.Entry == nil || !outsideOnTheWay(a.Effect, a.Entry.Func) {
				return false
			}
		}
	}
	return true
}

// replacedWhole reports whether every function that fills the cell throws away
// before what was there: a copy of a list, taken anew.
func (k *Case) replacedWhole() bool {
	empties := map[*effects.Func]bool{}
	for _, a := range k.Accesses {
		if a.Effect.Op == effects.OpReset {
			empties[a.Effect.Site.Func] = true
		}
	}
	some := false
	for _, a := range k.Accesses {
		if a.Effect.Op == effects.OpMapWrite || a.Effect.Op == effects.OpClaim {
			if !empties[a.Effect.Site.Func] {
				return false
			}
			some = true
		}
	}
	return some && k.Keyed()
}

// outsideOnTheWay reports whether a function between an entry point and an
// effect talks to another system. A statement that changes something and returns
// a row looks like one that only reads.
func outsideOnTheWay(e *effects.Effect, entry *effects.Func) bool {
	for _, fn := range append(effects.Chain(e), entry) {
		if fn != nil && fetches(fn) {
			return true
		}
	}
	return false
}

// rewritten says what comes of a copy that requests change together with what it
// is a copy of.
func (k *Case) rewritten(v *verdict) {
	v.breaks = "only the instance that handles a change replaces its copy: the others answer from the old one until they read it again or are restarted"
	v.evidence = append(v.evidence, "read from outside at start-up or in the background, and changed there by requests that change it here", "value: from "+k.Vals.Phrase())
}

// fetchesToFill reports whether a function that fills the cell reaches outside
// the process.
func (k *Case) fetchesToFill() bool {
	for _, a := range k.Accesses {
		if e := a.Effect; (e.Op == effects.OpMapWrite || e.Op == effects.OpClaim) && fetches(e.Site.Func) {
			return true
		}
	}
	return false
}

func fetches(fn *effects.Func) bool {
	return fn.Sum != nil && (fn.Sum.IO.Has(models.Read) || fn.Sum.IO.Has(models.Send))
}

// accumulates reports whether requests put back, changed, what they have looked
// up in the cell: nothing else knows what has become of it.
func (k *Case) accumulates() bool {
	if k.Does(effects.OpCount) {
		return true
	}
	for _, a := range k.Accesses {
		if a.Effect.Op == effects.OpMapWrite && a.Effect.PutsBack() {
			return true
		}
	}
	return false
}

// onlyPutsBack reports whether every line that fills the cell puts back, changed,
// what it has looked up there. Where one puts something else there, as it was
// read from a source, the others change a copy.
func (k *Case) onlyPutsBack() bool {
	some := false
	for _, a := range k.Accesses {
		if e := a.Effect; e.Op == effects.OpMapWrite || e.Op == effects.OpClaim {
			if !e.PutsBack() {
				return false
			}
			some = true
		}
	}
	return some
}

// onlyCopy reports whether nothing could fill the cell again: requests change
// what they find there, or put things of their own there without a look, and
// none fetches what is missing.
func (k *Case) onlyCopy() bool {
	if !k.Keyed() || !k.askedFor() || k.refills() || k.madeOnMiss() || k.reloaded() {
		return false
	}
	return k.accumulates() || k.State("cache") != nil && k.Vals.Has(origin.Request) && !k.Vals.Has(origin.External) && k.filledBlindly()
}

// filledBlindly reports whether no request that fills the cell looks into it.
func (k *Case) filledBlindly() bool {
	some := false
	for _, a := range k.Accesses {
		if a.Effect.Op != effects.OpMapWrite && a.Effect.Op != effects.OpClaim {
			continue
		}
		some = true
		for _, l := range k.Looks {
			if l.Entry == a.Entry {
				return false
			}
		}
	}
	return some
}

// alone says what comes of a cache that nothing could fill again.
func (k *Case) alone(v *verdict) {
	v.severity, v.confidence, v.effort = Error, Medium, 5
	v.says = "keeps in this process's memory what clients send, as if it were a cache"
	v.breaks = "it is the only copy: the other instances do not have it, and a restart or an eviction loses it"
	v.move = "store it in the database, and cache what is read from there"
	v.evidence = append(v.evidence, "value: from "+k.Vals.Phrase(), "nothing fills it from a source")
}
