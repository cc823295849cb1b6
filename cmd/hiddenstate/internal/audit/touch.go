package audit

import (
	"go/token"
	"sort"

	"github.com/hiddenstate/hiddenstate/passes/cells"
	"github.com/hiddenstate/hiddenstate/passes/classify"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
)

// touching says which entry points read which state without writing it. The
// findings themselves know only who writes.
type touching struct {
	readers map[*effects.Func][]*classify.Finding // by the function that reads
	state   *cells.Result
}

func newTouching(state *cells.Result, fs []*classify.Finding) *touching {
	t := &touching{readers: map[*effects.Func][]*classify.Finding{}, state: state}
	for _, f := range fs {
		seen := map[*effects.Func]bool{}
		add := func(fn *effects.Func) {
			if fn != nil && !seen[fn] {
				seen[fn] = true
				t.readers[fn] = append(t.readers[fn], f)
			}
		}
		own := map[token.Pos]bool{}
		for _, r := range f.Cell.Reads {
			own[r.Site.Pos] = true
			if r.Use == cells.Used {
				add(r.Func)
			}
		}
		// What was grouped under the finding has left its reads among the sites.
		for _, s := range f.Sites {
			if s.Access == nil && s.Operation == "read" && !own[s.Pos] {
				add(s.Func)
			}
		}
	}
	return t
}

// onlyRead returns, for each finding, the entry points that read its state and
// do not write it, in the order of the program's entry points.
func (t *touching) onlyRead(fs []*classify.Finding) map[*classify.Finding][]*entrypoints.Point {
	reads := map[*classify.Finding]map[*entrypoints.Point]bool{}
	note := func(f *classify.Finding, p *entrypoints.Point) {
		if reads[f] == nil {
			reads[f] = map[*entrypoints.Point]bool{}
		}
		reads[f][p] = true
	}
	for i, p := range t.state.Points {
		for _, fn := range t.reached(i) {
			for _, f := range t.readers[fn] {
				note(f, p)
			}
		}
	}
	order := map[*entrypoints.Point]int{}
	for i, p := range t.state.Points {
		order[p] = i
	}
	out := map[*classify.Finding][]*entrypoints.Point{}
	for _, f := range fs {
		for _, a := range f.Cell.Looks {
			if a.Entry != nil {
				note(f, a.Entry)
			}
		}
		for _, p := range f.Entries {
			delete(reads[f], p)
		}
		for p := range reads[f] {
			out[f] = append(out[f], p)
		}
		sort.Slice(out[f], func(i, j int) bool { return order[out[f][i]] < order[out[f][j]] })
	}
	return out
}

// reached returns the functions that entry point i can reach.
func (t *touching) reached(i int) []*effects.Func {
	seen := map[*effects.Func]bool{}
	var out []*effects.Func
	var walk func(fn *effects.Func)
	walk = func(fn *effects.Func) {
		if fn == nil || seen[fn] {
			return
		}
		seen[fn] = true
		out = append(out, fn)
		for _, callee := range fn.Callees {
			walk(callee)
		}
	}
	walk(t.state.Points[i].Func)
	for _, e := range t.state.Entered[i] {
		for _, callee := range e.Callees {
			walk(callee)
		}
	}
	return out
}

// operations returns what each entry point does to the state of a finding, by
// name and sorted.
func operations(f *classify.Finding) map[*entrypoints.Point][]string {
	out := map[*entrypoints.Point][]string{}
	for _, p := range f.Entries {
		out[p] = []string{}
	}
	for _, a := range f.Cell.Accesses {
		if a.Entry != nil {
			out[a.Entry] = append(out[a.Entry], classify.Operation(a.Effect))
		}
	}
	for p, ops := range out {
		out[p] = sortedUnique(ops)
	}
	return out
}
