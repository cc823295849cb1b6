package audit

import (
	"slices"

	"github.com/hiddenstate/hiddenstate/passes/classify"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
)

// wayToUse returns the shortest way to a line that uses a library object of which
// no effect is known: the models do not say what its methods do. A call is better
// than a line that only takes the object in hand.
func (t *touching) wayToUse(f *classify.Finding) (classify.Way, bool) {
	var best classify.Way
	for _, p := range f.Entries {
		ways := t.waysFrom(p)
		for _, s := range f.Sites {
			if s.Func == nil || s.Access != nil {
				continue
			}
			w := classify.Way{Entry: p, Functions: ways.to(s.Func), Site: s}
			if len(w.Functions) > 0 && (best.Entry == nil || betterUse(w, best)) {
				best = w
			}
		}
	}
	return best, best.Entry != nil
}

func betterUse(w, old classify.Way) bool {
	if a, b := classify.Fills(w.Site.Operation), classify.Fills(old.Site.Operation); a != b {
		return a
	}
	if w.Entry.Wrapper != old.Entry.Wrapper {
		return !w.Entry.Wrapper
	}
	return len(w.Functions) < len(old.Functions)
}

// uses names what the lines of a finding do that an entry point reaches, for one
// of which no effect is known.
func (t *touching) uses(f *classify.Finding, p *entrypoints.Point) []string {
	out := []string{}
	ways := t.waysFrom(p)
	for _, s := range f.Sites {
		if _, reached := ways[s.Func]; reached && s.Func != nil && classify.Fills(s.Operation) {
			out = append(out, s.Operation)
		}
	}
	return sortedUnique(out)
}

// A tree holds, for each function that an entry point reaches, the function from
// which it is reached first, nil for the entry point's own.
type tree map[*effects.Func]*effects.Func

// waysFrom returns the shortest ways from an entry point to all that it reaches.
func (t *touching) waysFrom(p *entrypoints.Point) tree {
	if from := t.ways[p]; from != nil {
		return from
	}
	from := tree{p.Func: nil}
	t.ways[p] = from
	queue := []*effects.Func{p.Func}
	visit := func(fn *effects.Func, callees []*effects.Func) {
		for _, callee := range callees {
			if _, seen := from[callee]; !seen && callee != nil {
				from[callee] = fn
				queue = append(queue, callee)
			}
		}
	}
	follow := func() {
		for len(queue) > 0 {
			fn := queue[0]
			queue = queue[1:]
			visit(fn, fn.Callees)
		}
	}
	follow()
	// What only the entry knows is called from anywhere below it.
	for i, q := range t.state.Points {
		if q == p {
			for _, e := range t.state.Entered[i] {
				visit(p.Func, e.Callees)
			}
		}
	}
	follow()
	return from
}

// to returns the functions on the way to fn, which is the last of them; none if it
// is not reached.
func (t tree) to(fn *effects.Func) []*effects.Func {
	if _, ok := t[fn]; !ok {
		return nil
	}
	var out []*effects.Func
	for ; fn != nil; fn = t[fn] {
		out = append(out, fn)
	}
	slices.Reverse(out)
	return out
}
