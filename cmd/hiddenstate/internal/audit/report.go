// Package audit turns findings into the report that a readiness review needs:
// every place of state with what breaks, where it should go and how to prove it,
// every route with whether any instance can serve it, and everything that was
// considered and cleared.
//
// The report is data. How it looks is the renderers' business. It errs on the
// side of caution: a route counts as free only if nothing that its handler can
// reach writes or reads state of this instance.
package audit

import "github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/sizing"

// Version is the version of the JSON form of a Report. It changes when a field
// changes its meaning or goes away, not when one is added.
const Version = 1

// A Report is the result of an audit. Its JSON form is the tool's contract.
type Report struct {
	Version   int    `json:"version"`
	Module    string `json:"module"`
	Instances int    `json:"instances"`
	// Complete is false if something could not be analysed; Errors say what.
	Complete  bool      `json:"complete"`
	Verdict   Verdict   `json:"verdict"`
	Counts    Counts    `json:"counts"`
	Findings  []Finding `json:"findings"`
	Inventory []Item    `json:"inventory"`
	Routes    []Route   `json:"routes"`
	Roadmap   Roadmap   `json:"roadmap"`
	Drill     Checklist `json:"drill"`
	Store     StoreLoad `json:"store"`
	// Stickiness are the settings of manifests that pin clients to instances.
	Stickiness []Stickiness `json:"stickiness"`
	// Directives are the acceptances that accept nothing, or cannot be understood.
	Directives []Directive `json:"directives"`
	// Baseline compares the report with an earlier one, nil if none was given.
	Baseline *Comparison `json:"baseline"`
	Errors   []Problem   `json:"errors"`
}

// Counts sum the findings up.
type Counts struct {
	Error    int `json:"error"`
	Warning  int `json:"warning"`
	Info     int `json:"info"`
	Accepted int `json:"accepted"`
	Entries  int `json:"entry_points"`
	// Free is the number of entry points that any instance can serve.
	Free int `json:"free_entry_points"`
	// Routes are the entry points with a known route, method or topic that
	// requests, messages or connections come in through.
	Routes         int `json:"routes"`
	FreeRoutes     int `json:"free_routes"`
	DegradedRoutes int `json:"degraded_routes"`
	BoundRoutes    int `json:"bound_routes"`
}

// Open is the number of findings that are not accepted.
func (c Counts) Open() int { return c.Error + c.Warning + c.Info }

// A Position is a place in the source. File is relative to the module root and
// has slashes; it is absolute for files outside the module.
type Position struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// An Item is a long-lived piece of data that the audit has considered: one line
// of the worksheet.
type Item struct {
	Symbol        string   `json:"symbol"`
	Kind          string   `json:"kind"` // "" for what was cleared
	Position      Position `json:"position"`
	InstanceLocal bool     `json:"instance_local"`
	Why           string   `json:"why"`
}

// A Directive is an acceptance in the source that accepts nothing any more, or
// that cannot be honoured.
type Directive struct {
	Position Position `json:"position"`
	Message  string   `json:"message"`
}

// A Problem is something that could not be analysed.
type Problem struct {
	Package  string `json:"package"`
	Position string `json:"position"`
	Message  string `json:"message"`
	Skipped  bool   `json:"skipped"`
}

// A Comparison is what has changed since a baseline. The findings themselves
// carry their Status.
type Comparison struct {
	File      string `json:"file"`
	New       int    `json:"new"`
	Worse     int    `json:"worse"`
	Unchanged int    `json:"unchanged"`
	// Fixed are entries of the baseline that match no finding any more. They are
	// stale: the baseline should be written anew.
	Fixed []Known `json:"fixed"`
	// Accepted are entries that the source accepts by now; they are stale, too.
	Accepted []Known `json:"accepted"`
	// Unknown are entries about which this run can say nothing: of kinds or
	// severities that it leaves out, or of code that it could not analyse.
	Unknown []Known `json:"unknown"`
}

// A Known is a finding of a baseline or of an earlier report.
type Known struct {
	ID       string `json:"id"`
	Severity string `json:"severity"`
}

// A StoreLoad says how big a shared store must be, or what to measure to know it.
type StoreLoad struct {
	// Plan is nil if no load was given.
	Plan    *sizing.Plan `json:"plan"`
	Measure []string     `json:"measure"`
	// Routes are the operations on a shared key-value store that a request of
	// each route would cost, counted in the code.
	Routes []RouteCost `json:"routes"`
}

// A RouteCost is what a request of a route would cost a shared key-value store:
// one operation for each place of session, idempotency and limiter state.
type RouteCost struct {
	Route  string `json:"route"`
	Reads  int    `json:"reads"`
	Writes int    `json:"writes"`
}
