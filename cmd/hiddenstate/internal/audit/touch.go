package audit

import (
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
	ways    map[*entrypoints.Point]tree
}

func newTouching(state *cells.Result, fs []*classify.Finding) *touching {
	t := &touching{readers: map[*effects.Func][]*classify.Finding{}, state: state, ways: map[*entrypoints.Point]tree{}}
	for _, f := range fs {
		seen := map[*effects.Func]bool{}
		add := func(fn *effects.Func) {
			if fn != nil && !seen[fn] {
				seen[fn] = true
				t.readers[fn] = append(t.readers[fn], f)
			}
		}
		for _, r := range f.Reads() {
			if r.Use == cells.Used {
				add(r.Func)
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
	for _, p := range t.state.Points {
		for fn := range t.waysFrom(p) {
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
		for _, c := range f.Cells() {
			for _, a := range c.Looks {
				if a.Entry != nil {
					note(f, a.Entry)
				}
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

// operations returns what each entry point does to the state of a finding, by
// name and sorted: what its effects say or, where there are none, the lines that
// it reaches.
func (t *touching) operations(f *classify.Finding) map[*entrypoints.Point][]string {
	known := f.Operations()
	out := map[*entrypoints.Point][]string{}
	for _, p := range f.Entries {
		if ops := known[p]; len(ops) > 0 {
			out[p] = sortedUnique(ops)
		} else {
			out[p] = t.uses(f, p)
		}
	}
	return out
}
