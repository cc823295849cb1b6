package classify

import (
	"go/types"
	"slices"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/shape"
)

// group joins findings that are one problem to somebody who has to solve it:
// what lies inside a collection that is a finding itself, the fields of one
// object, variables that are written together, and goroutines that do the same work.
func group(fs []*Finding, modular bool) []*Finding {
	fs = groupHeld(fs)
	fs = groupFields(fs)
	fs = groupTogether(fs)
	fs = groupRemovals(fs, modular)
	fs = groupHidden(fs)
	return groupStarted(groupSame(fs))
}

// groupWays puts the channels that lead to a goroutine under the findings about
// what the goroutine keeps.
func groupWays(fs []*Finding, ways []*Case) {
	for _, k := range ways {
		for _, f := range fs {
			for _, owned := range k.Mailbox.Owned {
				if f.Cell.Cell == owned {
					f.absorb(newFinding(f.Kind, verdict{severity: f.Severity}, k))
				}
			}
		}
	}
}

// groupSame joins findings that have come to be about one place: the first by
// precedence stays.
func groupSame(fs []*Finding) []*Finding {
	byCell := map[*effects.Cell]*Finding{}
	gone := map[*Finding]bool{}
	for _, f := range fs {
		old := byCell[f.Cell.Cell]
		switch {
		case old == nil:
			byCell[f.Cell.Cell] = f
		case precedence(f.Kind) < precedence(old.Kind):
			byCell[f.Cell.Cell] = f
			gone[old] = true
			f.absorb(old)
		default:
			gone[f] = true
			old.absorb(f)
		}
	}
	return without(fs, gone)
}

// groupHeld puts findings about the inside of a place under the finding about
// the place, if requests reach the inside through that place only.
func groupHeld(fs []*Finding) []*Finding {
	byCell := map[*effects.Cell]*Finding{}
	for _, f := range fs {
		byCell[f.Cell.Cell] = f
	}
	into := map[*Finding][]*Finding{}
	for _, f := range fs {
		into[f] = owners(f, byCell)
	}
	var out []*Finding
	for _, f := range fs {
		if len(into[f]) == 0 {
			out = append(out, f)
		}
	}
	inside := map[*Finding][]*Finding{}
	for _, f := range fs {
		for _, owner := range into[f] {
			for _, top := range tops(owner, into, 0) {
				inside[top] = append(inside[top], f)
			}
		}
	}
	for _, top := range out {
		repository := isRepository(inside[top])
		for _, f := range inside[top] {
			if !repository {
				top.adopt(f)
			}
			top.absorb(f)
		}
	}
	return out
}

// tops returns the findings at the top of a chain of owners.
func tops(f *Finding, into map[*Finding][]*Finding, depth int) []*Finding {
	if len(into[f]) == 0 || depth > 8 {
		return []*Finding{f}
	}
	var out []*Finding
	for _, o := range into[f] {
		out = append(out, tops(o, into, depth+1)...)
	}
	return out
}

// owners returns the findings about the places through which requests reach a
// finding's place, nil if it is reached in other ways too, or is of a kind of its
// own. One way in ten does not count: what is written in a hundred places of a
// repository is no second problem because a variable refers to it as well.
func owners(f *Finding, byCell map[*effects.Cell]*Finding) []*Finding {
	var out []*Finding
	writes, others := 0, 0
	for _, a := range f.Cell.Accesses {
		if !a.Effect.Op.Writes() {
			continue
		}
		writes++
		if owner := ownerOf(f, a, byCell); owner != nil {
			out = addFinding(out, owner)
		} else {
			others++
		}
	}
	if 10*others > writes {
		return nil
	}
	return out
}

func ownerOf(f *Finding, a *cells.Access, byCell map[*effects.Cell]*Finding) *Finding {
	for _, h := range a.Holders {
		owner := byCell[h]
		if owner == nil || owner == f {
			continue
		}
		switch f.Kind {
		case owner.Kind, "globalstate", "cache":
			return owner
		case "session", "idempotency":
			// Part of the values of a collection: it moves where they move.
			if owner.Cell.Shape().Container == shape.Map {
				return owner
			}
		}
		if owner.Kind == "globalstate" {
			return owner
		}
	}
	return nil
}

func addFinding(fs []*Finding, f *Finding) []*Finding {
	for _, old := range fs {
		if old == f {
			return fs
		}
	}
	return append(fs, f)
}

// groupFields joins the findings about several fields of one object into one
// about the variable that holds the object.
func groupFields(fs []*Finding) []*Finding {
	type key struct {
		holder *effects.Cell
		owner  string // the fields' struct type
		kind   string
	}
	keyOf := func(f *Finding) (key, bool) {
		h := soleHolder(f)
		return key{h, f.Cell.Pkg + "." + ownerName(f.Cell.Name), f.Kind}, h != nil && f.Cell.Kind == effects.Field
	}
	siblings := map[key][]*Finding{}
	for _, f := range fs {
		if k, ok := keyOf(f); ok {
			siblings[k] = append(siblings[k], f)
		}
	}
	gone := map[*Finding]bool{}
	for _, f := range fs {
		k, ok := keyOf(f)
		if !ok || gone[f] {
			continue
		}
		all := siblings[k]
		if len(all) < 2 || all[0] != f {
			continue
		}
		f.Members = append(f.Members, f.Cell.Cell)
		for _, s := range all[1:] {
			gone[s] = true
			f.absorb(s)
		}
		if !isInterface(k.holder) && f.Kind != "localqueue" {
			f.rename(k.holder) // a queue is known by its own name
		}
	}
	return without(fs, gone)
}

// isInterface reports whether a variable tells nothing of the object that it
// holds: a reader looks for the state in the object's own type then.
func isInterface(c *effects.Cell) bool { return c.Type != nil && types.IsInterface(c.Type) }

// soleHolder returns the cell through which all writes reach a finding's place,
// nil if there are several or none.
func soleHolder(f *Finding) *effects.Cell {
	var sole *effects.Cell
	for _, a := range f.Cell.Accesses {
		if len(a.Holders) == 0 || sole != nil && a.Holders[0] != sole {
			return nil
		}
		sole = a.Holders[0]
	}
	return sole
}

// groupTogether joins findings of one kind about variables of one struct or
// package that exactly the same functions write: a map and the expiry beside it.
// The handles of one type to an embedded database are one problem in any case.
func groupTogether(fs []*Finding) []*Finding {
	gone := map[*Finding]bool{}
	for i, f := range fs {
		if gone[f] || !isVariable(f) {
			continue
		}
		for _, g := range fs[i+1:] {
			if !gone[f] && !gone[g] && isVariable(g) && f.Kind != g.Kind && sameOwner(f, g) {
				if book, of := bookkeeping(f, g); book != nil {
					gone[book] = true
					of.absorb(book)
				}
				continue
			}
			if !gone[f] && !gone[g] && isVariable(g) && f.Kind == g.Kind && sameOwner(f, g) && (sameWriters(f, g) || f.Kind == "embeddeddb") {
				if isPart(f.Cell.Cell) && !isPart(g.Cell.Cell) {
					f, g = g, f // the collection names the finding, not the number beside it
				}
				gone[g] = true
				f.absorb(g)
			}
		}
	}
	return without(fs, gone)
}

func isVariable(f *Finding) bool {
	return (f.Cell.Kind == effects.Global || f.Cell.Kind == effects.Field) && (len(f.Cell.Accesses) > 0 || f.Kind == "embeddeddb")
}

func sameOwner(f, g *Finding) bool {
	if f.Cell.Pkg != g.Cell.Pkg || f.Cell.Kind != g.Cell.Kind {
		return false
	}
	return f.Cell.Kind == effects.Global || ownerName(f.Cell.Name) == ownerName(g.Cell.Name)
}

func ownerName(field string) string {
	for i := len(field) - 1; i >= 0; i-- {
		if field[i] == '.' {
			return field[:i]
		}
	}
	return field
}

func sameWriters(f, g *Finding) bool {
	a, b := writersOf(f), writersOf(g)
	if len(a) == 0 || len(a) != len(b) {
		return false
	}
	for fn := range a {
		if !b[fn] {
			return false
		}
	}
	return true
}

func writersOf(f *Finding) map[string]bool {
	out := map[string]bool{}
	for _, a := range f.Cell.Accesses {
		if a.Effect.Op.Writes() {
			out[a.Effect.Site.Func.Symbol()] = true
		}
	}
	return out
}

// groupRemovals puts functions that only remove files under the function of the
// same type, or package, that writes them. Where only one package is in sight, the
// ones that write may be in another, whose findings say it.
func groupRemovals(fs []*Finding, modular bool) []*Finding {
	gone := map[*Finding]bool{}
	for _, f := range fs {
		if f.Kind != "localfile" || !onlyRemoves(f) {
			continue
		}
		if w := writerFor(f, fs); w != nil {
			gone[f] = true
			w.absorb(f)
		} else if modular {
			gone[f] = true
		}
	}
	return without(fs, gone)
}

// writerFor returns the finding about writing files that is nearest to one
// about removing them: of the same type, else of the same package.
func writerFor(f *Finding, fs []*Finding) *Finding {
	var near *Finding
	for _, g := range fs {
		if g.Kind != "localfile" || g.Cell.Pkg != f.Cell.Pkg || onlyRemoves(g) {
			continue
		}
		if ownerName(g.Cell.Name) == ownerName(f.Cell.Name) && ownerName(g.Cell.Name) != g.Cell.Name {
			return g
		}
		if near == nil {
			near = g
		}
	}
	return near
}

// onlyRemoves reports whether a function on disk only takes away.
func onlyRemoves(f *Finding) bool {
	for _, a := range f.Cell.Accesses {
		if a.Effect.Op == effects.OpFile && !isRemoval(a.Effect) {
			return false
		}
	}
	return len(f.Cell.Accesses) > 0
}

func without(fs []*Finding, gone map[*Finding]bool) []*Finding {
	out := fs[:0]
	for _, f := range fs {
		if !gone[f] {
			out = append(out, f)
		}
	}
	return out
}

// absorb makes g a part of f.
func (f *Finding) absorb(g *Finding) {
	// What is left over beside something of a kind of its own makes that no worse.
	rest := g.Kind == "globalstate" && f.Kind != g.Kind
	if g.Severity > f.Severity && g.Confidence >= f.Confidence && !rest {
		f.Severity = g.Severity
	}
	for _, m := range append([]*effects.Cell{g.Cell.Cell}, g.Members...) {
		known := m == f.Cell.Cell
		for _, old := range f.Members {
			known = known || old == m
		}
		if !known {
			f.Members = append(f.Members, m)
		}
	}
	for _, c := range g.Cells() {
		if !slices.Contains(f.grouped, c) {
			f.grouped = append(f.grouped, c)
		}
	}
	f.fileReads = append(f.fileReads, g.fileReads...)
	f.Sites = append(f.Sites, g.Sites...)
	f.sortSites()
	for _, p := range g.Entries {
		known := false
		for _, old := range f.Entries {
			known = known || old == p
		}
		if !known {
			f.Entries = append(f.Entries, p)
		}
	}
}

// rename makes the finding one about the cell that holds its place.
func (f *Finding) rename(holder *effects.Cell) {
	c := *f.Cell
	c.Cell = holder
	f.Cell, f.renamed = &c, true
	f.Symbol, f.Pos, f.At = holder.Symbol(), holder.Pos, holder.At
	if f.Kind == "globalstate" {
		f.Says, f.Breaks = globalNouns(holder.Shape(), holder.Type, false)
	}
}
