package classify

import "github.com/hiddenstate/hiddenstate/passes/shape"

// bookkeeping returns which of two findings about variables of one owner is
// about times or numbers of no kind of its own, written only where the other is
// written: when each entry was last used. Both are nil if neither is.
func bookkeeping(f, g *Finding) (book, of *Finding) {
	if g.Kind != "globalstate" {
		f, g = g, f
	}
	s := g.Cell.Shape()
	if g.Kind != "globalstate" || s.Container != shape.Map || s.Traits == 0 || s.Traits&^(shape.Timed|shape.Counting|shape.Marker) != 0 {
		return nil, nil
	}
	writers, some := writersOf(f), false
	for fn := range writersOf(g) {
		if !writers[fn] {
			return nil, nil
		}
		some = true
	}
	if !some {
		return nil, nil
	}
	return g, f
}
