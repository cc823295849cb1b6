package render

import (
	"fmt"
	"io"
	"strings"

	"github.com/fatih/color"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
)

// TextOptions say how text looks.
type TextOptions struct {
	Color bool
	Width int  // columns to wrap at
	All   bool // list every cleared place, not only their number
}

// Text writes the report for a terminal: the verdict, the worksheet, the
// routes, the roadmap, and what could not be analysed.
func Text(w io.Writer, r *audit.Report, opt TextOptions) error {
	t := &text{w: w, opt: opt, paint: newPalette(opt.Color)}
	t.verdict(r)
	t.worksheet(r)
	t.cleared(r)
	t.routes(r)
	t.roadmap(r)
	t.accepted(r)
	t.problems(r)
	return t.err
}

// text writes and keeps the first error.
type text struct {
	w     io.Writer
	opt   TextOptions
	paint palette
	err   error
}

type palette struct{ bold, faint, bad, warn, info, good func(a ...any) string }

func newPalette(on bool) palette {
	paint := func(attrs ...color.Attribute) func(a ...any) string {
		c := color.New(attrs...)
		if on {
			c.EnableColor()
		} else {
			c.DisableColor()
		}
		return c.SprintFunc()
	}
	return palette{
		bold: paint(color.Bold), faint: paint(color.Faint), bad: paint(color.FgRed, color.Bold),
		warn: paint(color.FgYellow), info: paint(color.FgCyan), good: paint(color.FgGreen),
	}
}

func (p palette) severity(s string) string {
	switch s {
	case "error":
		return p.bad(s)
	case "warning":
		return p.warn(s)
	}
	return p.info(s)
}

func (t *text) printf(format string, args ...any) {
	if t.err == nil {
		_, t.err = fmt.Fprintf(t.w, format, args...)
	}
}

func (t *text) heading(s string) { t.printf("\n%s\n\n", t.paint.bold(s)) }

// para writes text wrapped at the width, with a label in front of the first
// line and the rest indented by the given number of columns.
func (t *text) para(label string, indent int, body string) {
	t.printf("%*s%s", indent, "", t.paint.faint(label))
	if label != "" {
		t.printf(" ")
	}
	col := indent + len(label) + 1
	for i, word := range strings.Fields(body) {
		if i > 0 {
			if col+1+len(word) > t.opt.Width {
				t.printf("\n%*s", indent+2, "")
				col = indent + 2
			} else {
				t.printf(" ")
				col++
			}
		}
		t.printf("%s", word)
		col += len(word)
	}
	t.printf("\n")
}

func (t *text) verdict(r *audit.Report) {
	name := r.Module
	if name == "" {
		name = "this program"
	}
	c := r.Counts
	t.printf("%s %s\n", t.paint.bold("hiddenstate audit of"), t.paint.bold(name))
	switch {
	case c.Entries == 0:
		t.para("", 0, t.paint.warn("No entry point was found, so nothing can be said about state: a framework that is not known may serve the requests. "+
			"Mark handlers with //hiddenstate:entry, or use -entry=exported for a library."))
	case c.Error+c.Warning+c.Info == 0 && !r.Complete:
		t.para("", 0, t.paint.warn("No hidden state was found in what could be analysed; see the problems below for what could not."))
	case c.Error+c.Warning+c.Info == 0:
		t.para("", 0, t.paint.good("The tier is stateless: no request path keeps state in this instance."))
	case c.Error > 0:
		t.para("", 0, t.paint.bad("Not ready for a second instance.")+" "+counts(c))
	default:
		t.para("", 0, t.paint.warn("A second instance bends correctness.")+" "+counts(c))
	}
	if c.Entries > 0 {
		t.printf("%s of %s can be served by any instance.\n",
			t.paint.bold(fmt.Sprint(c.Free)), plural(c.Entries, "entry point"))
	}
}

func counts(c audit.Counts) string {
	s := fmt.Sprintf("%s, %s, %d for information", plural(c.Error, "error"), plural(c.Warning, "warning"), c.Info)
	if c.Accepted > 0 {
		s += fmt.Sprintf(", %d accepted", c.Accepted)
	}
	return s + "."
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func (t *text) worksheet(r *audit.Report) {
	first := true
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Accepted != nil {
			continue
		}
		if first {
			t.heading("WORKSHEET")
			first = false
		}
		t.finding(f)
	}
}

func (t *text) finding(f *audit.Finding) {
	t.printf("%s  %s  %s%s\n", position(f.Position), t.paint.bold(f.Symbol), t.paint.severity(f.Severity), t.paint.faint(" ["+f.Kind+"]"+lowConfidence(f)))
	t.para("Instance-local:", 2, "Y — "+strings.TrimSuffix(headline(f), "."))
	t.para("Impact if user lands on different instance:", 2, f.Impact)
	t.para("Proposed move:", 2, f.Move+fmt.Sprintf(" (effort %d)", f.Effort))
	if len(f.Chain) > 0 {
		t.para("Path:", 2, strings.Join(f.Chain, " → "))
	}
	if e := entries(f); e != "" {
		t.para("Reached from:", 2, e)
	}
	if len(f.Evidence) > 0 {
		t.para("Evidence:", 2, strings.Join(f.Evidence, "; "))
	}
	t.printf("\n")
}

func lowConfidence(f *audit.Finding) string {
	if f.Confidence == "high" {
		return ""
	}
	return " " + f.Confidence + " confidence"
}

// headline is the part of the message before what breaks.
func headline(f *audit.Finding) string {
	head, _, _ := strings.Cut(f.Message, ": ")
	if i := strings.Index(head, " ("); i > 0 {
		head = head[:i]
	}
	return head
}

func entries(f *audit.Finding) string {
	const most = 4
	var out []string
	seen := map[string]bool{}
	for _, e := range f.Entries {
		s := e.Route
		if s == "" {
			s = e.Function
		}
		if seen[s] {
			continue
		}
		seen[s] = true
		out = append(out, s)
	}
	if len(out) > most {
		return strings.Join(out[:most], ", ") + fmt.Sprintf(" and %d more", len(out)-most)
	}
	return strings.Join(out, ", ")
}

func position(p audit.Position) string {
	return fmt.Sprintf("%s:%d", p.File, p.Line)
}

func (t *text) cleared(r *audit.Report) {
	var clear []audit.Item
	for _, it := range r.Inventory {
		if !it.InstanceLocal {
			clear = append(clear, it)
		}
	}
	if len(clear) == 0 {
		return
	}
	t.heading("CONSIDERED AND CLEARED")
	const most = 12
	for i, it := range clear {
		if i == most && !t.opt.All {
			t.printf("  %s\n", t.paint.faint(fmt.Sprintf("… and %d more (-all lists them)", len(clear)-most)))
			break
		}
		t.para(fmt.Sprintf("%s  %s  Instance-local: N", position(it.Position), it.Symbol), 2, "— "+it.Why)
	}
}

func (t *text) routes(r *audit.Report) {
	if len(r.Routes) == 0 {
		return
	}
	t.heading("ROUTES")
	free := 0
	for _, rt := range r.Routes {
		if rt.Served == "any" {
			free++
			if !t.opt.All {
				continue
			}
		}
		name := rt.Route
		if name == "" {
			name = "(" + rt.Trigger + ")"
		}
		mark := t.paint.good("any instance")
		switch rt.Served {
		case "one":
			mark = t.paint.bad("one instance")
		case "degraded":
			mark = t.paint.warn("degrades")
		}
		t.printf("  %-13s %-34s %s\n", mark, name, t.paint.faint(rt.Function))
	}
	if free > 0 && !t.opt.All {
		t.printf("  %s\n", t.paint.faint(fmt.Sprintf("%d more can be served by any instance (-all lists them)", free)))
	}
}

func (t *text) roadmap(r *audit.Report) {
	var open []*audit.Finding
	for i := range r.Findings {
		if r.Findings[i].Accepted == nil && r.Findings[i].Severity != "info" {
			open = append(open, &r.Findings[i])
		}
	}
	if len(open) == 0 {
		return
	}
	t.heading("ROADMAP: the last 1 % of state, and what it takes to move it")
	for i, f := range open {
		t.para(fmt.Sprintf("%2d.", i+1), 2, fmt.Sprintf("%s [%s, %s, effort %d]: %s", f.Symbol, f.Kind, f.Severity, f.Effort, f.Move))
	}
}

func (t *text) accepted(r *audit.Report) {
	first := true
	for i := range r.Findings {
		f := &r.Findings[i]
		if f.Accepted == nil {
			continue
		}
		if first {
			t.heading("ACCEPTED")
			first = false
		}
		t.para(position(f.Accepted.Position)+"  "+f.Symbol+" ["+f.Kind+"]", 2, "— "+f.Accepted.Reason)
	}
}

func (t *text) problems(r *audit.Report) {
	if len(r.Errors) == 0 {
		return
	}
	t.heading("NOT ANALYSED")
	for _, p := range r.Errors {
		where := p.Package
		if p.Position != "" && p.Position != "-" {
			where = p.Position
		}
		t.para(where, 2, "— "+p.Message)
	}
}
