// Package compare says what has changed between two reports of one service: for
// the review of a migration, before and after.
package compare

import (
	"slices"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
)

// A Difference is what has changed from an old report to a new one.
type Difference struct {
	Old       Side     `json:"old"`
	New       Side     `json:"new"`
	Appeared  []Change `json:"appeared"` // findings that are new
	Fixed     []Change `json:"fixed"`    // that are gone
	Accepted  []Change `json:"accepted"` // that the source accepts by now
	Worse     []Change `json:"worse"`    // that were of a lower severity, or accepted
	Better    []Change `json:"better"`   // that were of a higher severity
	Unchanged int      `json:"unchanged"`
	Routes    []Route  `json:"routes"` // that other instances can serve than before
	// Doubts say why the reports are not wholly comparable.
	Doubts []string `json:"doubts"`
}

// A Side is one of the reports.
type Side struct {
	Module  string       `json:"module"`
	Answer  string       `json:"answer"`
	Title   string       `json:"title"`
	Counts  audit.Counts `json:"counts"`
	Share   string       `json:"share"`  // of free routes
	Effort  int          `json:"effort"` // of the roadmap
	Version int          `json:"version"`
}

// A Change is about one finding.
type Change struct {
	ID       string         `json:"id"`
	Symbol   string         `json:"symbol"`
	Kind     string         `json:"kind"`
	From     string         `json:"from"` // severity, "accepted" or ""
	To       string         `json:"to"`
	Position audit.Position `json:"position"` // in the newest report that has it
	Text     string         `json:"text"`     // what breaks, or why it is accepted
}

// A Route is an entry point that is served otherwise than before; From or To is
// "" if it is not in that report.
type Route struct {
	Route string `json:"route"`
	From  string `json:"from"`
	To    string `json:"to"`
}

// Regressed reports whether the new report has something worse than the old one.
func (d *Difference) Regressed() bool { return len(d.Appeared)+len(d.Worse) > 0 }

// Reports compares two reports.
func Reports(old, now *audit.Report) *Difference {
	d := &Difference{
		Old: side(old), New: side(now),
		Appeared: []Change{}, Fixed: []Change{}, Accepted: []Change{}, Worse: []Change{}, Better: []Change{}, Routes: []Route{}, Doubts: []string{},
	}
	for i := range now.Findings {
		f := &now.Findings[i]
		if before := old.Find(f.ID); before == nil {
			d.appeared(f)
		} else {
			d.kept(before, f)
		}
	}
	for i := range old.Findings {
		if f := &old.Findings[i]; now.Find(f.ID) == nil {
			d.Fixed = append(d.Fixed, change(f, grade(f), ""))
		}
	}
	for _, list := range []*[]Change{&d.Appeared, &d.Fixed, &d.Accepted, &d.Worse, &d.Better} {
		slices.SortStableFunc(*list, func(a, b Change) int { return strings.Compare(a.ID, b.ID) })
	}
	d.routes(old, now)
	d.doubts(old, now)
	return d
}

func side(r *audit.Report) Side {
	return Side{Module: r.Module, Answer: r.Verdict.Answer, Title: r.Verdict.Title, Counts: r.Counts, Share: r.Verdict.Share.Text, Effort: r.Roadmap.Effort, Version: r.Version}
}

// grade is the severity of a finding, or that it is accepted.
func grade(f *audit.Finding) string {
	if !f.Open() {
		return "accepted"
	}
	return f.Severity
}

func change(f *audit.Finding, from, to string) Change {
	c := Change{ID: f.ID, Symbol: f.Symbol, Kind: f.Kind, From: from, To: to, Position: f.Position, Text: f.Breaks}
	if to == "accepted" {
		c.Text = f.Accepted.Reason
	}
	return c
}

func (d *Difference) appeared(f *audit.Finding) {
	c := change(f, "", grade(f))
	if f.Open() {
		d.Appeared = append(d.Appeared, c)
	} else {
		d.Accepted = append(d.Accepted, c)
	}
}

// kept sorts a finding in that both reports have.
func (d *Difference) kept(old, now *audit.Finding) {
	from, to := grade(old), grade(now)
	c := change(now, from, to)
	switch order := []string{"accepted", "info", "warning", "error"}; {
	case from == to:
		d.Unchanged++
	case to == "accepted":
		d.Accepted = append(d.Accepted, c)
	case slices.Index(order, to) > slices.Index(order, from):
		d.Worse = append(d.Worse, c)
	default:
		d.Better = append(d.Better, c)
	}
}

func (d *Difference) routes(old, now *audit.Report) {
	served := func(r *audit.Report) map[string]string {
		m := map[string]string{}
		for i := range r.Routes {
			if rt := &r.Routes[i]; rt.Counted() {
				m[rt.Route] = rt.Served
			}
		}
		return m
	}
	before, after := served(old), served(now)
	for route, to := range after {
		if from := before[route]; from != to {
			d.Routes = append(d.Routes, Route{route, from, to})
		}
	}
	for route, from := range before {
		if _, ok := after[route]; !ok {
			d.Routes = append(d.Routes, Route{route, from, ""})
		}
	}
	slices.SortFunc(d.Routes, func(a, b Route) int { return strings.Compare(a.Route, b.Route) })
}

func (d *Difference) doubts(old, now *audit.Report) {
	doubt := func(is bool, text string) {
		if is {
			d.Doubts = append(d.Doubts, text)
		}
	}
	doubt(old.Module != now.Module, "the reports are about different modules: "+old.Module+" and "+now.Module)
	doubt(old.Instances != now.Instances, "the reports reckon with different numbers of instances")
	doubt(!old.Complete, "the old report is not complete: what is new may have been there before")
	doubt(!now.Complete, "the new report is not complete: what is gone may still be there")
}
