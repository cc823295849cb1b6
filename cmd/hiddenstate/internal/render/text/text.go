// Package text writes a report for a terminal: aligned, wrapped at its width, and
// complete without colour.
package text

import (
	"fmt"
	"io"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
)

// Options say how text looks.
type Options struct {
	Color bool
	Width int  // columns to wrap at, at least 40
	All   bool // list every route and every cleared place, not only their number
}

// Write writes the report: the verdict, the worksheet, the routes, the load on a
// shared store, the roadmap, the drill, what is accepted, and what could not be
// analysed.
func Write(w io.Writer, r *audit.Report, opt Options) error {
	t := &report{page: page{w: w, width: max(opt.Width, 40), paint: newPalette(opt.Color)}, Report: r, all: opt.All}
	t.verdict()
	t.baseline()
	t.worksheet()
	t.cleared()
	t.routes()
	t.store()
	t.roadmap()
	t.drill()
	t.stickiness()
	t.accepted()
	t.directives()
	t.problems()
	if t.err != nil {
		return fmt.Errorf("writing text: %w", t.err)
	}
	return nil
}

// report is a report being written.
type report struct {
	page
	*audit.Report
	all bool
}

func (t *report) verdict() {
	name := t.Module
	if name == "" {
		name = "this program"
	}
	t.painted(0, "", fmt.Sprintf("hiddenstate audit of %s for %s", name, audit.Plural(t.Instances, "instance")), 0, t.paint.bold)
	t.printf("\n")
	v := t.Verdict
	paint := t.paint.warn
	switch v.Answer {
	case audit.AnswerNo:
		paint = t.paint.bad
	case audit.AnswerYes:
		paint = t.paint.good
	}
	t.painted(0, "", v.Title, 0, paint)
	t.para(0, "", v.Text, 0)
	if v.Answer == audit.AnswerUnknown && t.Counts.Entries == 0 {
		return
	}
	c := t.Counts
	t.printf("\n")
	t.table(2, []column{{}, {}}, [][]string{
		{"Findings", findingCounts(c)},
		{"Free routes", v.Share.Text + " can be served by any instance" + otherRoutes(c)},
		{"Next refactor", t.next()},
	}, func(row, col int) func(...any) string {
		if col == 0 {
			return t.paint.faint
		}
		return nil
	})
	if len(v.First) == 0 {
		return
	}
	t.printf("\n%s\n", t.paint.bold("What breaks first"))
	for i, id := range v.First {
		f := t.Find(id)
		t.para(2, fmt.Sprintf("%d.", i+1), fmt.Sprintf("%s [%s] at %s: %s", f.Symbol, f.Kind, position(f.Position), f.Breaks), 3)
		t.para(5, "→", f.Move, 2)
	}
}

func findingCounts(c audit.Counts) string {
	if c.Open()+c.Accepted == 0 {
		return "none"
	}
	s := fmt.Sprintf("%s, %s, %d for information", audit.Plural(c.Error, "error"), audit.Plural(c.Warning, "warning"), c.Info)
	if c.Accepted > 0 {
		s += fmt.Sprintf(", %d accepted", c.Accepted)
	}
	return s
}

func otherRoutes(c audit.Counts) string {
	if c.Routes == 0 || c.DegradedRoutes+c.BoundRoutes == 0 {
		return ""
	}
	return fmt.Sprintf("; %d degrade, %d need the one instance that holds their state", c.DegradedRoutes, c.BoundRoutes)
}

// next names the next refactor.
func (t *report) next() string {
	if len(t.Roadmap.Steps) == 0 {
		return "none: every line of the worksheet reads N or is accepted"
	}
	s := t.Roadmap.Steps[0]
	return fmt.Sprintf("%s [%s], effort %d", s.Symbol, s.Kind, s.Effort)
}

func (t *report) baseline() {
	b := t.Baseline
	if b == nil {
		return
	}
	t.heading("SINCE THE BASELINE " + b.File)
	t.para(2, "", fmt.Sprintf("%d new, %d worse, %d unchanged, %d fixed", b.New, b.Worse, b.Unchanged, len(b.Fixed)), 0)
	for _, k := range b.Fixed {
		t.para(2, "stale:", k.ID+" is in the baseline and no longer in the code; -write-baseline removes it", 2)
	}
	for _, k := range b.Accepted {
		t.para(2, "stale:", k.ID+" is in the baseline and accepted in the code; -write-baseline removes it", 2)
	}
	if n := len(b.Unknown); n > 0 {
		t.para(2, "unknown:", fmt.Sprintf("%s of the baseline is about code or kinds that this run leaves out", audit.Plural(n, "entry", "entries")), 2)
	}
}

// stickiness lists what hides findings in production.
func (t *report) stickiness() {
	if len(t.Stickiness) == 0 {
		return
	}
	t.heading("STICKINESS: clients are pinned to instances, which hides state until one stops")
	for _, s := range t.Stickiness {
		setting := s.Key
		if s.Value != "" {
			setting += ": " + s.Value
		}
		if s.Note != "" {
			setting += " (" + s.Note + ")"
		}
		t.para(2, fmt.Sprintf("%s:%d", s.File, s.Line), "— "+s.Platform+", "+setting, 2)
	}
	var hides []string
	for _, id := range t.Stickiness[0].Hides {
		hides = append(hides, t.symbol(id))
	}
	if len(hides) > 0 {
		t.para(2, "Hides:", some(hides, 12), 2)
	}
}

func (t *report) accepted() {
	first := true
	for i := range t.Findings {
		f := &t.Findings[i]
		if f.Open() {
			continue
		}
		if first {
			t.heading("ACCEPTED: state that stays, with the reason written in the code")
			first = false
		}
		t.para(2, position(f.Position)+"  "+f.Symbol+" ["+f.Kind+"]", "— "+f.Accepted.Reason+" ("+age(f.Accepted)+")", 2)
	}
}

// age says since when something is accepted.
func age(a *audit.Accept) string {
	if a.Since == "" {
		return "age unknown"
	}
	return fmt.Sprintf("since %s, %s, commit %s", a.Since, audit.Plural(a.AgeDays, "day"), a.Commit)
}

func (t *report) directives() {
	if len(t.Directives) == 0 {
		return
	}
	t.heading("ACCEPTANCES THAT NEED ATTENTION")
	for _, d := range t.Directives {
		t.para(2, position(d.Position), "— "+d.Message, 2)
	}
}

func (t *report) problems() {
	if len(t.Errors) == 0 {
		return
	}
	t.heading("NOT ANALYSED")
	for _, p := range t.Errors {
		where := p.Package
		if p.Position != "" && p.Position != "-" {
			where = p.Position
		}
		t.para(2, where, "— "+p.Message, 2)
	}
}

func position(p audit.Position) string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

// some joins the first few of a list and says how many there are more.
func some(list []string, most int) string {
	if len(list) <= most+1 {
		return strings.Join(list, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(list[:most], ", "), len(list)-most)
}
