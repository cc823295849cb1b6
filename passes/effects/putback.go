package effects

import "golang.org/x/tools/go/ssa"

// PutsBack reports whether an effect stores, under a key, something made of what
// its function has looked up in the same place: a list with one more entry, a
// record with a field changed.
func (e *Effect) PutsBack() bool {
	at := e.last()
	if at.Site.Instr == nil {
		return at.putsBack
	}
	place, val := placeOperand(at.Site.Instr), StoredAt(at.Site.Instr)
	if place == nil || val == nil {
		return false
	}
	b := back{place: place, seen: map[ssa.Value]bool{}}
	return b.value(val)
}

// A back goes from a value to a look-up in the place where it is stored.
type back struct {
	place ssa.Value
	seen  map[ssa.Value]bool
}

func (b *back) value(v ssa.Value) bool {
	if v == nil || b.seen[v] {
		return false
	}
	b.seen[v] = true
	switch v := v.(type) {
	case *ssa.Lookup:
		return sameVariable(v.X, b.place)
	case *ssa.Call:
		if m := calledFunc(&v.Call); m != nil && len(v.Call.Args) > 1 && m.Signature().Recv() != nil && sameVariable(v.Call.Args[0], b.place) {
			return true // a look-up in a container with methods
		}
	}
	for _, part := range parts(v) {
		if b.value(part) {
			return true
		}
	}
	return false
}
