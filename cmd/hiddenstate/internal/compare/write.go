package compare

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/render/markdown"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/render/plain"
)

// JSON writes the difference for programs.
func (d *Difference) JSON(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	if err := enc.Encode(d); err != nil {
		return fmt.Errorf("writing the difference: %w", err)
	}
	return nil
}

// A section is a list of changes under a heading.
type section struct {
	title   string
	changes []Change
}

func (d *Difference) sections() []section {
	return []section{{"New", d.Appeared}, {"Worse", d.Worse}, {"Better", d.Better}, {"Accepted", d.Accepted}, {"Fixed", d.Fixed}}
}

// rows are the numbers before and after.
func (d *Difference) rows() [][3]string {
	n := func(x int) string { return fmt.Sprint(x) }
	o, c := d.Old, d.New
	return [][3]string{
		{"second instance", o.Answer, c.Answer},
		{"errors", n(o.Counts.Error), n(c.Counts.Error)},
		{"warnings", n(o.Counts.Warning), n(c.Counts.Warning)},
		{"for information", n(o.Counts.Info), n(c.Counts.Info)},
		{"accepted", n(o.Counts.Accepted), n(c.Counts.Accepted)},
		{"free routes", o.Share, c.Share},
		{"effort left", n(o.Effort), n(c.Effort)},
	}
}

// Text writes the difference for a terminal.
func (d *Difference) Text(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "%s\n\n", plain.Line(d.headline()))
	for _, r := range d.rows() {
		fmt.Fprintf(&b, "  %-16s %18s → %s\n", r[0], plain.Line(r[1]), plain.Line(r[2]))
	}
	for _, s := range d.sections() {
		if len(s.changes) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n%s (%d)\n", strings.ToUpper(s.title), len(s.changes))
		for _, c := range s.changes {
			fmt.Fprintf(&b, "  %s  %s [%s] %s\n      %s\n", plain.Line(position(c.Position)), plain.Line(c.Symbol), plain.Line(c.Kind), step(c.From, c.To), plain.Line(c.Text))
		}
	}
	if len(d.Routes) > 0 {
		fmt.Fprintf(&b, "\nROUTES (%d)\n", len(d.Routes))
		for _, r := range d.Routes {
			fmt.Fprintf(&b, "  %-24s %s\n", step(served(r.From), served(r.To)), plain.Line(r.Route))
		}
	}
	for _, s := range d.Doubts {
		fmt.Fprintf(&b, "\nNote: %s\n", plain.Line(s))
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("writing the difference: %w", err)
	}
	return nil
}

// Markdown writes the difference for a pull request.
func (d *Difference) Markdown(w io.Writer) error {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\n|  | before | after |\n| --- | --- | --- |\n", markdown.Text(d.headline()))
	for _, r := range d.rows() {
		fmt.Fprintf(&b, "| %s | %s | %s |\n", r[0], markdown.Text(r[1]), markdown.Text(r[2]))
	}
	for _, s := range d.sections() {
		if len(s.changes) == 0 {
			continue
		}
		fmt.Fprintf(&b, "\n### %s (%d)\n\n", s.title, len(s.changes))
		for _, c := range s.changes {
			fmt.Fprintf(&b, "- %s %s (%s, %s): %s\n", markdown.Code(position(c.Position)), markdown.Code(c.Symbol), markdown.Code(c.Kind), step(c.From, c.To), markdown.Text(c.Text))
		}
	}
	if len(d.Routes) > 0 {
		fmt.Fprintf(&b, "\n### Routes (%d)\n\n", len(d.Routes))
		for _, r := range d.Routes {
			fmt.Fprintf(&b, "- %s: %s\n", markdown.Code(r.Route), step(served(r.From), served(r.To)))
		}
	}
	for _, s := range d.Doubts {
		fmt.Fprintf(&b, "\n> %s\n", markdown.Text(s))
	}
	if _, err := io.WriteString(w, b.String()); err != nil {
		return fmt.Errorf("writing the difference: %w", err)
	}
	return nil
}

func (d *Difference) headline() string {
	name := d.New.Module
	if name == "" {
		name = "this program"
	}
	return fmt.Sprintf("hidden state of %s: %d new, %d worse, %d better, %d accepted, %d fixed, %d unchanged",
		name, len(d.Appeared), len(d.Worse), len(d.Better), len(d.Accepted), len(d.Fixed), d.Unchanged)
}

func position(p audit.Position) string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

// step renders a change from one thing to another, either of which may be none.
func step(from, to string) string {
	switch {
	case from == "":
		return to
	case to == "":
		return "was " + from
	}
	return from + " → " + to
}

// served renders who can serve a route.
func served(s string) string {
	switch s {
	case audit.ServedByAny:
		return "any instance"
	case audit.ServedWorse:
		return "degraded"
	case audit.ServedByOwner:
		return "one instance"
	}
	return s
}
