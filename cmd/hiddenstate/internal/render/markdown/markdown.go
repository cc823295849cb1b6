// Package markdown writes a report as GitHub-flavoured Markdown, short enough to
// be pasted into a pull request.
package markdown

import (
	"fmt"
	"io"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
)

// most is the number of bytes that a comment on GitHub may have, less some room
// for what surrounds the report.
const most = 65_000

// Write writes the report. If it is too long for a comment, the sections that
// others can be read without are left out, and it says which.
func Write(w io.Writer, r *audit.Report) error {
	d := &document{Report: r}
	sections := []section{
		{"", d.verdict}, {"", d.baseline}, {"", d.worksheet}, {"what was considered and cleared", d.cleared}, {"the routes", d.routes},
		{"", d.store}, {"the roadmap", d.roadmap}, {"the chaos drill", d.drill}, {"", d.stickiness}, {"", d.accepted}, {"", d.problems},
	}
	texts := make([]string, len(sections))
	total := 0
	for i, s := range sections {
		d.b.Reset()
		s.write()
		texts[i] = d.b.String()
		total += len(texts[i])
	}
	var left []string
	for _, name := range []string{"the chaos drill", "what was considered and cleared", "the routes", "the roadmap"} {
		for i, s := range sections {
			if s.name == name && total > most && texts[i] != "" {
				total -= len(texts[i])
				texts[i] = ""
				left = append(left, name)
			}
		}
	}
	out := strings.Join(texts, "")
	if len(left) > 0 {
		out += "\nLeft out to fit into a comment: " + strings.Join(left, ", ") + ". The HTML and JSON reports have everything.\n"
	}
	if _, err := io.WriteString(w, out); err != nil {
		return fmt.Errorf("writing Markdown: %w", err)
	}
	return nil
}

// A section is a part of the document; one with a name can be left out.
type section struct {
	name  string
	write func()
}

// document is a report being written.
type document struct {
	*audit.Report
	b strings.Builder
}

func (d *document) printf(format string, args ...any) { fmt.Fprintf(&d.b, format, args...) }

// heading begins a section.
func (d *document) heading(s string) { d.printf("\n## %s\n\n", s) }

// table writes a table. The cells must be escaped.
func (d *document) table(head []string, rows [][]string) {
	d.printf("| %s |\n|%s\n", strings.Join(head, " | "), strings.Repeat(" --- |", len(head)))
	for _, row := range rows {
		d.printf("| %s |\n", strings.Join(row, " | "))
	}
}

func (d *document) verdict() {
	name := Code(d.Module)
	if d.Module == "" {
		name = "this program"
	}
	d.printf("# hiddenstate audit of %s, %s\n\n", name, audit.Plural(d.Instances, "instance"))
	d.printf("**%s** %s\n", Text(d.Verdict.Title), Text(d.Verdict.Text))
	if d.Verdict.Answer == audit.AnswerUnknown && d.Counts.Entries == 0 {
		return
	}
	c := d.Counts
	d.printf("\n- Findings: %s, %s, %d for information, %d accepted\n", audit.Plural(c.Error, "error"), audit.Plural(c.Warning, "warning"), c.Info, c.Accepted)
	d.printf("- Routes that any instance can serve: %s\n", Text(d.Verdict.Share.Text))
	if len(d.Roadmap.Steps) > 0 {
		s := d.Roadmap.Steps[0]
		d.printf("- Next refactor: %s (%s, effort %d)\n", Code(s.Symbol), Code(s.Kind), s.Effort)
	}
	if len(d.Verdict.First) == 0 {
		return
	}
	d.printf("\n**What breaks first**\n\n")
	for i, id := range d.Verdict.First {
		f := d.Find(id)
		d.printf("%d. %s (%s) at %s: %s. *Move:* %s\n", i+1, Code(f.Symbol), Code(f.Kind), Code(position(f.Position)), Text(f.Breaks), Text(f.Move))
	}
}

func (d *document) baseline() {
	b := d.Baseline
	if b == nil {
		return
	}
	d.heading("Since the baseline")
	d.printf("%d new, %d worse, %d unchanged, %d fixed against %s.\n", b.New, b.Worse, b.Unchanged, len(b.Fixed), Code(b.File))
	if len(b.Fixed)+len(b.Accepted)+len(b.Unknown) > 0 {
		d.printf("\n")
	}
	for _, k := range b.Fixed {
		d.printf("- fixed, and stale in the baseline: %s\n", Code(k.ID))
	}
	for _, k := range b.Accepted {
		d.printf("- accepted, and stale in the baseline: %s\n", Code(k.ID))
	}
	for _, k := range b.Unknown {
		d.printf("- not decided by this run: %s\n", Code(k.ID))
	}
}

func (d *document) worksheet() {
	var rows [][]string
	for _, local := range []bool{true, false} {
		for i := range d.Findings {
			f := &d.Findings[i]
			if !f.Open() || f.InstanceLocal != local {
				continue
			}
			grade := f.Severity
			if f.Confidence != "high" {
				grade += ", " + f.Confidence + " confidence"
			}
			if f.Status == "new" || f.Status == "worse" {
				grade += ", **" + f.Status + "**"
			}
			impact := Text(f.Impact)
			for _, g := range f.Figures[min(1, len(f.Figures)):] {
				impact += "; " + Text(g.String())
			}
			rows = append(rows, []string{
				Code(position(f.Position)) + " " + Code(f.Symbol) + " (" + Code(f.Kind) + ", " + grade + ")",
				yesNo(f.InstanceLocal), impact, Text(f.Move) + fmt.Sprintf(" (effort %d)", f.Effort),
			})
		}
	}
	if len(rows) == 0 {
		return
	}
	d.heading("Worksheet")
	d.table([]string{"Place", "Instance-local: Y/N", "Impact if user lands on different instance:", "Proposed move:"}, rows)
}

func (d *document) cleared() {
	clear := d.Cleared()
	if len(clear) == 0 {
		return
	}
	d.heading("Considered and cleared")
	var rows [][]string
	for _, it := range clear {
		rows = append(rows, []string{Code(position(it.Position)) + " " + Code(it.Symbol), "N", Text(it.Why)})
	}
	d.table([]string{"Place", "Instance-local: Y/N", "Why"}, rows)
}

func position(p audit.Position) string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

func yesNo(yes bool) string {
	if yes {
		return "Y"
	}
	return "N"
}
