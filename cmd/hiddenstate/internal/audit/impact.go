package audit

import (
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/sizing"
)

// quantify fills in the numbers of a finding for n instances: its figures, the
// main one first, and the impact with that one in it.
func (f *Finding) quantify(n int) {
	f.Figures = figures(f, n)
	f.Impact = f.Breaks
	if len(f.Figures) > 0 {
		f.Impact += "; " + f.Figures[0].String()
	}
}

// figures returns the numbers for a finding, the main one first.
func figures(f *Finding, n int) []sizing.Figure {
	out := []sizing.Figure{}
	stop := func(name string) sizing.Figure {
		b := sizing.BlastRadius(n)
		if name != "" {
			b.Name = name
		}
		return b
	}
	if f.Severity == "info" && f.Kind != "cache" {
		return out
	}
	switch f.Kind {
	case "session":
		out = append(out, flows(f, n)...)
		out = append(out, stop("users who lose it when one instance stops"))
	case "idempotency":
		out = append(out, sizing.Elsewhere("repetitions that another instance does not recognise", n))
	case "ratelimit":
		if f.Limit != nil {
			return sizing.Multiplied(n, *f.Limit)
		}
		out = append(out, sizing.Factor(n))
	case "stickycookie":
		out = append(out, stop("users thrown out when one instance stops"))
	case "processkey":
		out = append(out, sizing.Elsewhere("signed values that the next instance refuses", n))
	case "localid":
		out = append(out, sizing.Copies("instances that hand out the same numbers", n))
	case "locallock":
		out = append(out, sizing.Copies("holders of the lock at the same time, at most", n))
	case "liveconn":
		out = append(out, sizing.Elsewhere("clients that an event does not reach", n), stop("clients cut off when one instance stops"))
	case "dbconn":
		out = append(out, flows(f, n)...)
		out = append(out, stop("open transactions rolled back when one instance stops"))
	case "localqueue":
		out = append(out, stop("work not yet done that is lost when one instance stops"))
	case "embeddeddb", "localfile":
		if f.takesAway() {
			return out
		}
		out = append(out, sizing.Elsewhere("reads that miss what was written", n), stop("data lost with one instance's disk"))
	case "localcron":
		out = append(out, sizing.Copies("runs of the job at each tick", n))
	case "cache":
		if f.Severity == "info" {
			return append(out, sizing.Copies("loads of each value from its source, one an instance", n))
		}
		out = append(out, sizing.Elsewhere("requests after a change that get the old value", n))
	case "globalstate":
		if f.onlyCounts() {
			return append(out, sizing.Copies("counts, each of a part of the requests", n))
		}
		out = append(out, sizing.Elsewhere("requests after a change that do not see it", n))
	}
	return out
}

// onlyCounts reports whether all that requests do to the state is to count: then
// every instance sees a number, of its own requests.
func (f *Finding) onlyCounts() bool {
	some := false
	for _, e := range f.Entries {
		for _, op := range e.Operations {
			if op != "count" && op != "reset" {
				return false
			}
			some = true
		}
	}
	return some
}

// takesAway reports whether requests only remove files, so that nothing that they
// wrote is missed.
func (f *Finding) takesAway() bool { return strings.HasPrefix(f.Keeps, "removes ") }

// longestFlow is the number of routes up to which it is likely that one user goes
// through them all. What more routes touch is looked up by every request.
const longestFlow = 6

// flows returns the share of broken flows: of those of two requests, the first
// of which writes the state and the next of which needs it, and of a flow through
// all routes that touch the state where there are more.
func flows(f *Finding, n int) []sizing.Figure {
	shortest := sizing.BrokenFlow(n, 2)
	write, next := f.Flow()
	if write != "" && next != "" {
		shortest.Name = "flows " + write + " → " + next + " that break"
		shortest.Origin = "k is 2 in the code: one route writes, another needs what it wrote; " + shortest.Origin
	} else {
		shortest.Origin = "k is 2 at least: one request writes, another needs what it wrote; " + shortest.Origin
	}
	out := []sizing.Figure{shortest}
	if k := len(f.Routes()); k > 2 && k <= longestFlow && f.Kind == "session" {
		long := sizing.BrokenFlow(n, k)
		long.Origin = "k is the number of routes in the code that touch the state, the longest flow without repetitions; " + long.Origin
		out = append(out, long)
	}
	return out
}
