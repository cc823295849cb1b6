package audit

import (
	"sort"

	"github.com/hiddenstate/hiddenstate/passes/classify"
)

// inventory lists what the audit has considered: the findings, then what was
// cleared, with the reason.
func (b *builder) inventory(r *Report) []Item {
	var out []Item
	listed := map[string]bool{}
	for _, f := range r.Findings {
		listed[f.Symbol] = true
		for _, m := range f.Members {
			listed[m.Symbol] = true
		}
		why := f.Kind + " (" + f.Severity + ")"
		if f.Accepted != nil {
			why = "accepted: " + f.Accepted.Reason
		}
		out = append(out, Item{Symbol: f.Symbol, Position: f.Position, InstanceLocal: f.Accepted == nil, Why: why})
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
	return append(out, clear...)
}
