package classify

import (
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/origin"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// cache recognises copies, in this process, of values that come from elsewhere.
func cache(k *Case) (verdict, bool) {
	v := verdict{severity: Warning, confidence: High, effort: 3, says: "keeps in this process's memory copies of values that come from elsewhere"}
	if k.Kind == effects.Spot && len(k.Cell.Libraries) == 0 {
		return v, false // a call that keeps nothing here
	}
	st := k.State("cache")
	if (k.Once || k.Lazy) && st == nil && !k.Vals.Has(origin.External) {
		return v, false // built on first use, from what every instance has
	}
	named := k.Says(cacheWords...)
	posted := k.Vals.Has(origin.Body | origin.Upload)
	switch {
	case k.onlyCopy() && !(st == nil && k.cachedByName() && !k.onlyPutsBack()):
		if st == nil && !named {
			return v, false // a repository of the program's own, and no cache of anything
		}
		k.alone(&v)
		return v, true
	case st != nil:
		v.evidence = append(v.evidence, "library: "+st.ID)
	case !k.keeps():
		return v, false // a handle, and not what holds the copies
	case !k.askedFor() && !k.OnlyLogs && len(k.Elsewhere) == 0:
		return v, false // nobody reads it
	case k.Shape.Has(shape.Connection):
		return v, false
	case (k.Shape.Container == shape.Number && (k.Does(effects.OpCount) || !fetched(k)) || k.Shape.Container == shape.Flag) && !k.reloaded():
		return v, false
	case k.lists():
		v.evidence = append(v.evidence, "entries: from "+k.Keys.Phrase())
	case fetched(k) && (!posted || named), k.cachedByName():
		// What a request changes is often written through, to the source and to
		// the copy: then the name tells that it is a copy.
	case k.madeOnMiss():
		v.evidence = append(v.evidence, "looked up first, and made where it is not there")
		if !k.expires() && !k.fetchesToFill() {
			v.severity = Info
			v.says = "keeps in this process's memory what it made for each key"
			v.breaks = "each instance makes its own, and again after a restart"
			v.move = "accept it with a reason, unless making it is dear enough for a shared cache"
			v.effort = 1
			return v, true
		}
	case k.readAnew():
		// What is read may have been made up at random once, by whoever stored it.
	case k.readsThrough() || k.refills() && !k.Vals.Has(origin.Request):
		v.evidence = append(v.evidence, "looked up first, and filled by a function that reads from outside the process")
	case k.replacedWhole() && k.Vals.Has(origin.External):
		v.evidence = append(v.evidence, "emptied and filled again by one function")
	case k.reloaded():
		k.rewritten(&v)
		return v, true
	case named && posted && k.Keyed() && k.ReadBack:
		// Called a cache, and filled with what clients send.
		k.alone(&v)
		return v, true
	case named && !posted:
		v.confidence = Medium
	default:
		return v, false
	}
	k.staleness(&v)
	if k.Vals != 0 {
		v.evidence = append(v.evidence, "value: from "+k.Vals.Phrase())
	}
	return v, true
}

var cacheWords = []string{"cache", "cached", "memo", "lru"}

// lists reports whether the cell is a set of things that were read elsewhere:
// there the keys are the content, and requests ask for keys of their own.
func (k *Case) lists() bool {
	return k.Keyed() && k.Shape.Traits == shape.Marker && !k.Does(effects.OpClaim) && k.Looked.Has(origin.Request) &&
		k.Keys.Has(origin.External|origin.Disk) && !k.Keys.Has(origin.Request|origin.Random)
}

// staleness says how long a copy can be wrong.
func (k *Case) staleness(v *verdict) {
	invalidated := k.Does(effects.OpDelete, effects.OpReset) || k.invalidates()
	switch {
	case k.renewed() && !k.Does(effects.OpDelete):
		v.severity = Info
		v.breaks = "instances answer differently until each has read the values again"
	case k.Refreshed && k.readAnew():
		v.severity = Info
		v.breaks = "instances answer differently until each has read the values again"
	case k.expires():
		v.severity = Info
		v.breaks = "instances answer differently until the entries expire"
		if invalidated {
			v.severity = Warning
			v.breaks = "a change made through another instance is seen here only when the entries expire: they are invalidated only in the process that handles the change"
		}
		if !k.Keyed() && k.Kind != effects.Spot && !invalidated && k.State("cache") == nil {
			v.breaks = "instances answer differently until the copy has expired"
		}
	case k.Refreshed && !invalidated && !k.Keyed():
		v.severity = Info
		v.breaks = "instances answer differently until each has read the values again"
	case invalidated:
		v.breaks = "a change made through another instance is not seen here: entries are invalidated only in the process that handles the change"
	case k.isSnapshot():
		v.breaks = "only the instance that handles a change replaces its copy: the others answer from the old one until they are restarted"
	default:
		v.breaks = "a change made elsewhere is not seen here: entries do not expire"
	}
}

// isSnapshot reports whether the cell is one value that requests replace.
func (k *Case) isSnapshot() bool {
	return !k.Keyed() && len(k.Inner) == 0 && k.State("cache") == nil && k.Does(effects.OpAssign) && !k.Does(effects.OpDelete, effects.OpReset)
}

// cacheMove proposes a cache that does not tell instances apart.
func cacheMove(k *Case, opt Options) string {
	shared := "use a shared cache" + suchAs("Redis"+in(opt.library("cache", "redis")))
	if k.renewed() || k.expires() && !k.Does(effects.OpDelete, effects.OpReset) && !k.invalidates() {
		return "accept the difference with a reason, or " + shared
	}
	if k.isSnapshot() {
		return "read it again after a short time, or tell the other instances of changes through publish/subscribe" + in(opt.library("cache", "redis"))
	}
	return shared + ", or give entries a short expiry and tell the other instances of changes"
}
