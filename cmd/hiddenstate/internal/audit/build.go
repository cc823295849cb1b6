package audit

import (
	"fmt"
	"go/token"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/standalone"
	"github.com/hiddenstate/hiddenstate/passes/classify"
	"github.com/hiddenstate/hiddenstate/passes/effects"
	"github.com/hiddenstate/hiddenstate/passes/entrypoints"
	"github.com/hiddenstate/hiddenstate/passes/models"
)

// Options shape a report.
type Options struct {
	Instances int               // the number of instances to reckon with
	Severity  classify.Severity // findings below it are left out
	Kinds     map[string]bool   // kinds to report; nil for all
}

// Build makes the report of an analysis.
func Build(a *standalone.Analysis, opt Options) *Report {
	b := &builder{Analysis: a, opt: opt, root: a.Load.Dir, ids: map[string]int{}}
	r := &Report{Version: Version, Instances: opt.Instances, Complete: true}
	if a.Load.Module != nil {
		r.Module = a.Load.Module.Path
		if a.Load.Module.Dir != "" {
			b.root = a.Load.Module.Dir
		}
	}
	r.Errors = []Problem{}
	for _, p := range a.Problems {
		r.Complete = r.Complete && !p.Skipped
		r.Errors = append(r.Errors, Problem{Package: p.Package, Position: b.relative(p.Pos), Message: p.Message, Skipped: p.Skipped})
	}
	r.Findings = []Finding{}
	b.byPoint = map[*entrypoints.Point][]*Finding{}
	for _, f := range a.Findings {
		if f.Severity < opt.Severity || opt.Kinds != nil && !opt.Kinds[f.Kind] {
			continue
		}
		r.Findings = append(r.Findings, b.finding(f))
	}
	sortFindings(r.Findings)
	r.Counts = b.count(r.Findings)
	r.Routes = b.routes(r, a)
	r.Inventory = b.inventory(r)
	return r
}

type builder struct {
	*standalone.Analysis
	opt     Options
	root    string
	ids     map[string]int
	byPoint map[*entrypoints.Point][]*Finding
	touched map[*entrypoints.Point][]string
}

// sortFindings puts the worst first.
func sortFindings(fs []Finding) {
	rank := map[string]int{"error": 0, "warning": 1, "info": 2}
	sort.SliceStable(fs, func(i, j int) bool {
		a, b := &fs[i], &fs[j]
		if (a.Accepted != nil) != (b.Accepted != nil) {
			return b.Accepted != nil
		}
		if rank[a.Severity] != rank[b.Severity] {
			return rank[a.Severity] < rank[b.Severity]
		}
		return a.ID < b.ID
	})
}

func (b *builder) count(fs []Finding) Counts {
	var c Counts
	for _, f := range fs {
		switch {
		case f.Accepted != nil:
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

func (b *builder) finding(f *classify.Finding) Finding {
	fset := b.Load.Fset
	out := Finding{
		ID:         b.id(f),
		Kind:       f.Kind,
		Severity:   f.Severity.String(),
		Confidence: f.Confidence.String(),
		Symbol:     f.Symbol,
		Position:   b.position(f.Pos, f.At),
		Message:    f.Message(fset),
		Impact:     impact(f, b.opt.Instances),
		Move:       f.Move,
		Effort:     f.Effort,
		Evidence:   append([]string{}, f.Evidence...),
		Library:    f.Library,
		Drill:      drill(f),
		Sites:      []Site{},
		Entries:    []Entry{},
		Members:    []Member{},
		Chain:      b.chain(f),
	}
	for _, s := range f.Sites {
		p := b.position(s.Pos, s.At)
		out.Sites = append(out.Sites, Site{File: p.File, Line: p.Line, Column: p.Column, Function: funcName(s.Func), Operation: s.Operation})
	}
	for _, p := range f.Entries {
		out.Entries = append(out.Entries, b.entries(p)...)
	}
	for _, m := range f.Members {
		out.Members = append(out.Members, Member{Symbol: m.Symbol(), Position: b.position(m.Pos, m.At)})
	}
	if f.Accepted != nil {
		out.Accepted = &Accept{Reason: f.Accepted.Reason, Position: b.position(f.Accepted.Pos, f.Accepted.At)}
	}
	if b.touched == nil {
		b.touched = map[*entrypoints.Point][]string{}
	}
	for _, p := range f.Entries {
		b.touched[p] = append(b.touched[p], out.ID)
	}
	return out
}

// id names a finding without line numbers, so that a baseline survives edits.
func (b *builder) id(f *classify.Finding) string {
	id := f.Kind + ":" + f.Symbol
	b.ids[id]++
	if n := b.ids[id]; n > 1 {
		id += "#" + strconv.Itoa(n)
	}
	return id
}

// entries renders an entry point, once for each of its routes.
func (b *builder) entries(p *entrypoints.Point) []Entry {
	pos := b.position(p.Name.Pos(), "")
	e := Entry{Function: funcName(p.Name), File: pos.File, Line: pos.Line, Framework: p.Framework}
	if len(p.Routes) == 0 {
		return []Entry{e}
	}
	var out []Entry
	for _, r := range p.Routes {
		e.Route = r.String()
		out = append(out, e)
	}
	return out
}

// chain returns the functions from an entry point to a write, the shortest there is.
func (b *builder) chain(f *classify.Finding) []string {
	var best *effects.Effect
	var from *entrypoints.Point
	for _, s := range f.Sites {
		if s.Access == nil || s.Access.Entry == nil {
			continue
		}
		e := s.Access.Effect
		if best == nil || e.Depth < best.Depth || e.Depth == best.Depth && s.Access.Entry.Wrapper == false && from.Wrapper {
			best, from = e, s.Access.Entry
		}
	}
	if best == nil {
		return []string{}
	}
	out := []string{}
	for _, fn := range effects.Chain(best) {
		out = append(out, funcName(fn))
	}
	if len(out) == 0 || out[0] != funcName(from.Func) {
		out = append([]string{funcName(from.Func)}, out...)
	}
	return out
}

func (b *builder) position(pos token.Pos, at string) Position {
	if at != "" && !pos.IsValid() {
		return parsePosition(at)
	}
	p := b.Load.Fset.Position(pos)
	return Position{File: b.relative(p.Filename), Line: p.Line, Column: p.Column}
}

// parsePosition reads "file:line:col".
func parsePosition(s string) Position {
	p := Position{File: s}
	if i := strings.LastIndexByte(p.File, ':'); i > 0 {
		p.Column, _ = strconv.Atoi(p.File[i+1:])
		p.File = p.File[:i]
	}
	if i := strings.LastIndexByte(p.File, ':'); i > 0 {
		p.Line, _ = strconv.Atoi(p.File[i+1:])
		p.File = p.File[:i]
	}
	return p
}

// relative makes a path relative to the module root, with slashes.
func (b *builder) relative(path string) string {
	if path == "" || b.root == "" {
		return path
	}
	if rel, err := filepath.Rel(b.root, path); err == nil && !strings.HasPrefix(rel, "..") {
		path = rel
	}
	return filepath.ToSlash(path)
}

// funcName renders a function as reports do: "auth.(*Manager).Create".
func funcName(fn *effects.Func) string {
	if fn == nil {
		return ""
	}
	pkg := fn.Package()
	if pkg == nil {
		return fn.Name()
	}
	return pkg.Name() + "." + fn.Name()
}

// routes lists the entry points with the state that they touch.
func (b *builder) routes(r *Report, a *standalone.Analysis) []Route {
	severity := map[string]string{}
	for _, f := range r.Findings {
		if f.Accepted == nil {
			severity[f.ID] = f.Severity
		}
	}
	out := []Route{}
	for _, p := range a.State.Points {
		served := "any"
		ids := []string{}
		for _, id := range b.touched[p] {
			ids = append(ids, id)
			switch severity[id] {
			case "error":
				served = "one"
			case "warning":
				if served == "any" {
					served = "degraded"
				}
			}
		}
		sort.Strings(ids)
		r.Counts.Entries++
		if served == "any" {
			r.Counts.Free++
		}
		for _, e := range b.entries(p) {
			out = append(out, Route{
				Route: e.Route, Function: e.Function, File: e.File, Line: e.Line, Framework: e.Framework,
				Trigger: trigger(p), Findings: ids, Served: served,
			})
		}
	}
	sort.SliceStable(out, func(i, j int) bool {
		if out[i].Route != out[j].Route {
			return out[i].Route < out[j].Route
		}
		return out[i].Function < out[j].Function
	})
	return out
}

func trigger(p *entrypoints.Point) string {
	if p.Wrapper {
		return "middleware"
	}
	switch p.Trigger {
	case models.Message:
		return "message"
	case models.Schedule:
		return "schedule"
	case models.Connection:
		return "connection"
	}
	return "request"
}

// impact says what breaks with n instances.
func impact(f *classify.Finding, n int) string {
	text := f.Impact
	if text == "" {
		text = f.Breaks
	}
	switch f.Kind {
	case "session", "idempotency", "liveconn", "localfile", "globalstate", "processkey", "embeddeddb":
		if f.Severity == classify.Error && n > 1 {
			text += fmt.Sprintf("; with %d instances and uniform routing the next request misses it %.1f %% of the time", n, 100*(1-1/float64(n)))
		}
	}
	return text
}

// drill lists the steps that show the finding.
func drill(f *classify.Finding) []string { return classify.Drill(f) }
