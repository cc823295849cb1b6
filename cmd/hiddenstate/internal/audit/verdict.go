package audit

import (
	"fmt"
	"sort"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/sizing"
	"github.com/hiddenstate/hiddenstate/passes/kind"
)

// A Verdict answers the question of the review: may a second instance be added
// today?
type Verdict struct {
	Answer string `json:"answer"` // one of the Answer constants
	Title  string `json:"title"`
	Text   string `json:"text"`
	// Share is the share of routes that can be balanced freely.
	Share sizing.Figure `json:"share"`
	// First are the ids of the up to three findings that break first.
	First []string `json:"first"`
}

// Answers of a Verdict.
const (
	AnswerNo       = "no"       // users would see wrong or lost data
	AnswerDegraded = "degraded" // correctness would be bent
	AnswerYes      = "yes"
	AnswerUnknown  = "unknown" // nothing can be said
)

func (r *Report) verdict() Verdict {
	c := r.Counts
	v := Verdict{Share: share(c), First: first(r.Findings, c.Routes)}
	if n := r.statefulMiddleware(); n > 0 && c.Routes > 0 {
		v.Share.Origin += fmt.Sprintf("; %s with state, listed below, %s in front of routes that are not known and not counted as bound by it", Plural(n, "middleware function"), stand(n))
	}
	switch {
	case c.Entries == 0:
		v.Answer, v.Title = AnswerUnknown, "No entry point was found, so nothing can be said about state."
		v.Text = "A framework that is not known may serve the requests. Mark handlers with //hiddenstate:entry, or use -entry=exported for a library."
	case c.Error > 0:
		v.Answer, v.Title = AnswerNo, "No: not ready for a second instance."
		v.Text = fmt.Sprintf("There %s %s where users would see wrong or lost data", be(c.Error), Plural(c.Error, "place"))
		if c.Warning > 0 {
			v.Text += fmt.Sprintf(", and %d more bend correctness", c.Warning)
		}
		v.Text += "."
	case c.Warning > 0:
		v.Answer, v.Title = AnswerDegraded, "Yes, but a second instance bends correctness."
		v.Text = fmt.Sprintf("No data is lost or wrong, but %s %s limits multiplied, jobs run more than once or answers out of date.", Plural(c.Warning, "place"), have(c.Warning))
	case !r.Complete:
		v.Answer, v.Title = AnswerUnknown, "No hidden state was found in what could be analysed, which is not everything."
		v.Text = "See what was not analysed, and why, before relying on this."
	default:
		v.Answer, v.Title = AnswerYes, "Yes: the tier is stateless."
		v.Text = "No request path keeps state in an instance that a user would miss."
		if c.Info > 0 {
			v.Text += fmt.Sprintf(" %s only cost%s warm-up.", Plural(c.Info, "place"), thirdPerson(c.Info))
		}
	}
	if c.Accepted > 0 && v.Answer != AnswerUnknown {
		v.Text += fmt.Sprintf(" %s accepted with a written reason and %s not counted.", Plural(c.Accepted, "finding is", "findings are"), be(c.Accepted))
	}
	if v.Answer != AnswerUnknown && !r.Complete {
		v.Text += " Some packages could not be analysed; there may be more."
	}
	return v
}

// statefulMiddleware counts the middleware that no route is known for and that
// touches state with an error or a warning.
func (r *Report) statefulMiddleware() int {
	n := 0
	for i := range r.Routes {
		if rt := &r.Routes[i]; rt.Trigger == TriggerMiddleware && rt.Route == "" && rt.Served != ServedByAny {
			n++
		}
	}
	return n
}

func stand(n int) string {
	if n == 1 {
		return "stands"
	}
	return "stand"
}

// share is the headline number.
func share(c Counts) sizing.Figure {
	f := sizing.Figure{
		Name: "routes that any instance can serve", Unit: "%", Text: "none found", Formula: "free routes ÷ routes",
		Origin: "routes found in the code; a route is free if nothing that its handlers can reach writes or reads state with an error or a warning",
	}
	if c.Routes > 0 {
		f.Value = 100 * float64(c.FreeRoutes) / float64(c.Routes)
		f.Text = fmt.Sprintf("%d of %d (%s %%)", c.FreeRoutes, c.Routes, sizing.Number(f.Value))
		f.Formula = fmt.Sprintf("free routes ÷ routes = %d ÷ %d", c.FreeRoutes, c.Routes)
	}
	return f
}

// first returns what breaks first: errors before warnings, what most routes
// touch before what few do, then in the order of the kinds. all is the number of
// routes.
func first(fs []Finding, all int) []string {
	order := map[string]int{}
	for i, k := range kind.All() {
		order[k.Name] = i
	}
	var open []*Finding
	for i := range fs {
		if fs[i].Open() && fs[i].InstanceLocal && fs[i].Severity != "info" {
			open = append(open, &fs[i])
		}
	}
	routes := map[*Finding]int{}
	for _, f := range open {
		routes[f] = f.spread(all)
	}
	sort.SliceStable(open, func(i, j int) bool {
		a, b := open[i], open[j]
		if weight[a.Severity] != weight[b.Severity] {
			return weight[a.Severity] > weight[b.Severity]
		}
		if routes[a] != routes[b] {
			return routes[a] > routes[b]
		}
		if order[a.Kind] != order[b.Kind] {
			return order[a.Kind] < order[b.Kind]
		}
		return a.ID < b.ID
	})
	out := []string{}
	for i := 0; i < len(open) && i < 3; i++ {
		out = append(out, open[i].ID)
	}
	return out
}

// Plural renders a number with its noun; the plural is that of the second form,
// or the noun with an s.
func Plural(n int, noun string, plural ...string) string {
	switch {
	case n == 1:
		return "1 " + noun
	case len(plural) > 0:
		return fmt.Sprintf("%d %s", n, plural[0])
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func be(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

func have(n int) string {
	if n == 1 {
		return "has"
	}
	return "have"
}

func thirdPerson(n int) string {
	if n == 1 {
		return "s"
	}
	return ""
}
