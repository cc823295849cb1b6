package audit

import (
	"sort"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/sizing"
)

// Derive computes what follows from the findings and routes of a report: the
// numbers for its instances, the drills, who can serve which route, the roadmap,
// the verdict, the load on a shared store, and the lines of the inventory about
// findings. What was cleared must be in the inventory before. load is nil if it is not known.
func (r *Report) Derive(load *sizing.Input) {
	sortFindings(r.Findings)
	for i := range r.Findings {
		f := &r.Findings[i]
		f.quantify(r.Instances)
		f.Drill = drill(f)
	}
	r.Counts = count(r.Findings)
	r.hide()
	r.serve()
	r.Roadmap = makeRoadmap(r.Findings, r.Counts.Routes)
	r.Drill = Checklist{Setup: []string{}, Order: []string{}}
	for _, s := range r.Roadmap.Steps {
		r.Drill.Order = append(r.Drill.Order, s.ID)
	}
	if len(r.Drill.Order) > 0 {
		r.Drill.Setup = setup()
	}
	r.Store = storeLoad(r, load)
	r.Inventory = append(r.local(), r.Cleared()...)
	r.Verdict = r.verdict()
}

// sortFindings puts the worst first and the accepted last.
func sortFindings(fs []Finding) {
	sort.SliceStable(fs, func(i, j int) bool {
		a, b := &fs[i], &fs[j]
		if a.Open() != b.Open() {
			return a.Open()
		}
		if weight[a.Severity] != weight[b.Severity] {
			return weight[a.Severity] > weight[b.Severity]
		}
		return a.ID < b.ID
	})
}

func count(fs []Finding) Counts {
	var c Counts
	for i := range fs {
		switch f := &fs[i]; {
		case !f.Open():
			c.Accepted++
		case f.Severity == "error":
			c.Error++
		case f.Severity == "warning":
			c.Warning++
		default:
			c.Info++
		}
	}
	return c
}

// Find returns the finding of the given id, nil if there is none.
func (r *Report) Find(id string) *Finding {
	for i := range r.Findings {
		if r.Findings[i].ID == id {
			return &r.Findings[i]
		}
	}
	return nil
}
