package audit

import (
	"fmt"
	"sort"
)

// A Roadmap is the order in which to move the state.
type Roadmap struct {
	Steps  []Step `json:"steps"`
	Effort int    `json:"effort"` // of all steps
	Rule   string `json:"rule"`   // how the order comes about
	// Last answers what the last of the state is, and what it takes to move it.
	Last string `json:"last"`
}

// A Step is the move of one finding.
type Step struct {
	ID       string `json:"id"`
	Symbol   string `json:"symbol"`
	Kind     string `json:"kind"`
	Severity string `json:"severity"`
	Phase    string `json:"phase"`
	Effort   int    `json:"effort"`
	Routes   int    `json:"routes"` // that touch it
	Harm     int    `json:"harm"`
	Move     string `json:"move"`
}

// The phases of a roadmap, in their order.
const (
	PhaseBefore = "before the second instance"
	PhaseThen   = "before its answers can be trusted"
	PhaseLater  = "when it pays"
)

const roadmapRule = "within a phase by harm ÷ effort, the largest first; harm = weight of the severity (error 5, warning 2, info 1) × routes that touch the state, at least 1, and all for a database or key that no route is known to use; effort in points, 1 a line, 13 a redesign"

var weight = map[string]int{"error": 5, "warning": 2, "info": 1}

// spread is the number of routes that a finding touches. An embedded database or
// a key that no route is known to use counts as used by all: it is opened, or
// made, for the whole service.
func (f *Finding) spread(all int) int {
	n := len(f.Routes())
	if n == 0 && (f.Kind == "embeddeddb" || f.Kind == "processkey") {
		return all
	}
	return n
}

// makeRoadmap orders the findings that are not accepted; routes is the number of
// routes that there are.
func makeRoadmap(fs []Finding, routes int) Roadmap {
	m := Roadmap{Steps: []Step{}, Rule: roadmapRule}
	for i := range fs {
		f := &fs[i]
		if !f.Open() {
			continue
		}
		n := f.spread(routes)
		s := Step{ID: f.ID, Symbol: f.Symbol, Kind: f.Kind, Severity: f.Severity, Effort: max(f.Effort, 1), Routes: n,
			Harm: weight[f.Severity] * max(n, 1), Move: f.Move}
		switch f.Severity {
		case "error":
			s.Phase = PhaseBefore
		case "warning":
			s.Phase = PhaseThen
		default:
			s.Phase = PhaseLater
		}
		m.Effort += s.Effort
		m.Steps = append(m.Steps, s)
	}
	phase := map[string]int{PhaseBefore: 0, PhaseThen: 1, PhaseLater: 2}
	sort.SliceStable(m.Steps, func(i, j int) bool {
		a, b := &m.Steps[i], &m.Steps[j]
		if a.Phase != b.Phase {
			return phase[a.Phase] < phase[b.Phase]
		}
		if x, y := a.Harm*b.Effort, b.Harm*a.Effort; x != y {
			return x > y
		}
		return a.ID < b.ID
	})
	m.Last = lastOf(m.Steps)
	return m
}

// lastOf names the step that will be left when the others are done: of those
// that a user notices, the one that gives the least for the most.
func lastOf(steps []Step) string {
	last := -1
	for i, s := range steps {
		if s.Severity == "info" && last >= 0 {
			continue
		}
		if last < 0 || s.Effort >= steps[last].Effort {
			last = i
		}
	}
	if last < 0 {
		return ""
	}
	s := steps[last]
	return fmt.Sprintf("%s [%s], effort %d: %s", s.Symbol, s.Kind, s.Effort, s.Move)
}
