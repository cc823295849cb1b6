package audit

import (
	"context"
	"time"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/sizing"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/standalone"
	"github.com/hiddenstate/hiddenstate/passes/classify"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/models"
)

// Options shape a report.
type Options struct {
	Instances int               // the number of instances to reckon with
	Severity  classify.Severity // findings below it are left out
	Kinds     map[string]bool   // kinds to report; nil for all
	Load      *sizing.Input     // the load on a shared store, nil if it is not known
	// NoAge leaves out since when acceptances have been in the source; git is not
	// asked. Else Now is the time that ages are computed for.
	NoAge bool
	Now   time.Time
}

// Build makes the report of an analysis. The context bounds what it asks of git.
func Build(ctx context.Context, a *standalone.Analysis, opt Options) *Report {
	b := &builder{Analysis: a, opt: opt, root: Root(a), ids: map[string]int{}, touched: map[*entrypoints.Point]*touches{}}
	r := &Report{Version: Version, Instances: opt.Instances, Complete: true, Errors: []Problem{}, Findings: []Finding{}}
	if a.Load.Module != nil {
		r.Module = a.Load.Module.Path
	}
	for _, p := range a.Problems {
		r.Complete = r.Complete && !p.Skipped
		r.Errors = append(r.Errors, Problem{Package: p.Package, Position: b.relative(p.Pos), Message: p.Message, Skipped: p.Skipped})
	}
	var chosen []*classify.Finding
	for _, f := range a.Findings {
		if f.Severity >= opt.Severity && (opt.Kinds == nil || opt.Kinds[f.Kind]) {
			chosen = append(chosen, f)
		}
	}
	t := newTouching(a.State, chosen)
	readers := t.onlyRead(chosen)
	for _, f := range chosen {
		r.Findings = append(r.Findings, b.finding(f, t, readers[f]))
	}
	r.Routes = b.routes()
	r.Directives = b.directives()
	b.stickiness(r)
	if !opt.NoAge {
		b.age(ctx, r.Findings)
	}
	r.Inventory = b.cleared(r)
	r.Derive(opt.Load)
	return r
}

// Root returns the folder that the positions of a report are relative to.
func Root(a *standalone.Analysis) string {
	if a.Load.Module != nil && a.Load.Module.Dir != "" {
		return a.Load.Module.Dir
	}
	return a.Load.Dir
}

type builder struct {
	*standalone.Analysis
	opt      Options
	root     string
	ids      map[string]int
	touched  map[*entrypoints.Point]*touches
	packages map[string]string // see funcName
}

// touches are the ids of the findings that an entry point writes, and of those
// that it only reads.
type touches struct{ writes, reads []string }

func (b *builder) touch(p *entrypoints.Point) *touches {
	t := b.touched[p]
	if t == nil {
		t = &touches{}
		b.touched[p] = t
	}
	return t
}

func (b *builder) finding(f *classify.Finding, t *touching, readers []*entrypoints.Point) Finding {
	out := Finding{
		ID:            b.id(f),
		Kind:          f.Kind,
		Severity:      f.Severity.String(),
		InstanceLocal: !Hygiene(f.Kind),
		Confidence:    f.Confidence.String(),
		Symbol:        f.Symbol,
		Position:      b.position(f.Pos, f.At),
		Message:       f.Message(b.Load.Fset),
		Keeps:         f.Says,
		Breaks:        f.Impact,
		Move:          f.Move,
		Effort:        f.Effort,
		Evidence:      append([]string{}, f.Evidence...),
		Library:       f.Library,
		Sites:         []Site{},
		Entries:       []Entry{},
		Readers:       []Entry{},
		Members:       []Member{},
		Path:          b.path(f, t),
		Limit:         b.limit(f),
	}
	out.Chain = chain(out.Path)
	if out.Breaks == "" {
		out.Breaks = f.Breaks
	}
	for _, s := range f.Sites {
		p := b.position(s.Pos, s.At)
		out.Sites = append(out.Sites, Site{File: p.File, Line: p.Line, Column: p.Column, Function: b.funcName(s.Func), Operation: s.Operation})
	}
	does := t.operations(f)
	for _, p := range f.Entries {
		for _, e := range b.entries(p) {
			e.Operations = does[p]
			out.Entries = append(out.Entries, e)
		}
		at := b.touch(p)
		at.writes = append(at.writes, out.ID)
	}
	for _, p := range readers {
		out.Readers = append(out.Readers, b.entries(p)...)
		at := b.touch(p)
		at.reads = append(at.reads, out.ID)
	}
	for _, m := range f.Members {
		out.Members = append(out.Members, Member{Symbol: m.Symbol(), Position: b.position(m.Pos, m.At)})
	}
	if f.Accepted != nil {
		out.Accepted = &Accept{Reason: f.Accepted.Reason, Position: b.position(f.Accepted.Pos, f.Accepted.At)}
	}
	return out
}

// routes lists the entry points with the state that they touch.
func (b *builder) routes() []Route {
	var points []Route
	for _, p := range b.State.Points {
		t := b.touch(p)
		for _, e := range b.entries(p) {
			points = append(points, Route{
				Route: e.Route, Function: e.Function, File: e.File, Line: e.Line, Framework: e.Framework,
				Trigger: trigger(p), Writes: t.writes, Reads: t.reads,
			})
		}
	}
	return JoinRoutes(points)
}

func trigger(p *entrypoints.Point) string {
	if p.Wrapper {
		return TriggerMiddleware
	}
	switch p.Trigger {
	case models.Message:
		return TriggerMessage
	case models.Schedule:
		return TriggerSchedule
	case models.Connection:
		return TriggerConnection
	}
	return TriggerRequest
}
