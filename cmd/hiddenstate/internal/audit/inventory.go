package audit

import (
	"sort"

	"github.com/hiddenstate/hiddenstate/passes/classify"
)

// cleared lists what was considered and found to keep no state of an instance.
func (b *builder) cleared(r *Report) []Item {
	listed := map[string]bool{}
	for _, f := range r.Findings {
		listed[f.Symbol] = true
		for _, m := range f.Members {
			listed[m.Symbol] = true
		}
	}
	var clear []Item
	for _, c := range classify.Cleared(b.State, b.Findings) {
		if listed[c.Symbol] {
			continue
		}
		listed[c.Symbol] = true
		clear = append(clear, Item{Symbol: c.Symbol, Position: b.position(c.Pos, ""), Why: c.Why})
	}
	sort.SliceStable(clear, func(i, j int) bool { return clear[i].Symbol < clear[j].Symbol })
	return clear
}

// local returns the lines of the inventory that say yes: state of this instance,
// what has been accepted last. The findings that say no, as they are about a
// shared store or a cookie, follow.
func (r *Report) local() []Item {
	out, shared := []Item{}, []Item{}
	for i := range r.Findings {
		f := &r.Findings[i]
		it := Item{Symbol: f.Symbol, Kind: f.Kind, Position: f.Position, InstanceLocal: f.InstanceLocal, Why: f.Keeps}
		if !f.Open() {
			it.Why += "; accepted: " + f.Accepted.Reason
		}
		if f.InstanceLocal {
			out = append(out, it)
		} else {
			shared = append(shared, it)
		}
	}
	return append(out, shared...)
}

// Cleared returns the lines of the inventory that say no and are no findings.
func (r *Report) Cleared() []Item {
	var out []Item
	for _, it := range r.Inventory {
		if !it.InstanceLocal && it.Kind == "" {
			out = append(out, it)
		}
	}
	return out
}
