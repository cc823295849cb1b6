package markdown

import (
	"fmt"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
)

// routes lists the routes that not any instance can serve; the rest is a number.
func (d *document) routes() {
	if len(d.Routes) == 0 {
		return
	}
	d.heading("Routes")
	share := d.Verdict.Share
	d.printf("%s can be served by any instance (%s; %s).\n", Text(share.Text), Text(share.Formula), Text(share.Origin))
	var rows [][]string
	for i := range d.Routes {
		rt := &d.Routes[i]
		if rt.Served == audit.ServedByAny {
			continue
		}
		name := Code(rt.Label())
		if rt.Trigger != audit.TriggerRequest {
			name += " (" + rt.Trigger + ")"
		}
		rows = append(rows, []string{servedWords(rt.Served), name, d.symbols(rt.Writes), d.symbols(rt.Reads)})
	}
	if len(rows) > 0 {
		d.printf("\n")
		d.table([]string{"Served by", "Route", "Writes", "Reads"}, rows)
	}
}

// symbols names findings.
func (d *document) symbols(ids []string) string {
	var out []string
	for _, id := range ids {
		s := id
		if f := d.Find(id); f != nil {
			s = f.Symbol
		}
		out = append(out, Code(s))
	}
	return strings.Join(out, ", ")
}

func servedWords(s string) string {
	if s == audit.ServedByOwner {
		return "**one instance**"
	}
	return "any, degraded"
}

func (d *document) store() {
	s := d.Store
	if s.Plan == nil && len(s.Routes) == 0 {
		return
	}
	d.heading("Session-store load")
	if s.Plan != nil {
		for _, c := range s.Plan.Conclusions {
			d.printf("- %s\n", Text(c))
		}
		d.printf("\n")
		var rows [][]string
		for _, f := range s.Plan.Figures {
			rows = append(rows, []string{Text(f.Name), Text(f.Text), Text(f.Formula), Text(f.Origin)})
		}
		d.table([]string{"Figure", "Value", "Formula", "Origin"}, rows)
	} else {
		d.printf("The load is not known. Measure, then pass the flags:\n\n")
		for _, m := range s.Measure {
			d.printf("- %s\n", Text(m))
		}
	}
	if len(s.Routes) > 0 {
		d.printf("\nCounted in the code, a request of each route would cost the store:\n\n")
		var rows [][]string
		for _, c := range s.Routes {
			rows = append(rows, []string{Code(c.Route), fmt.Sprint(c.Reads), fmt.Sprint(c.Writes)})
		}
		d.table([]string{"Route", "Reads", "Writes"}, rows)
	}
}

func (d *document) roadmap() {
	m := d.Roadmap
	if len(m.Steps) == 0 {
		return
	}
	d.heading("Roadmap")
	d.printf("%s, %s of effort. Order: %s.\n", audit.Plural(len(m.Steps), "step"), audit.Plural(m.Effort, "point"), Text(m.Rule))
	phase := ""
	for i, s := range m.Steps {
		if s.Phase != phase {
			phase = s.Phase
			d.printf("\n**%s**\n\n", Text(phase))
		}
		d.printf("%d. %s (%s, effort %d, %s): %s\n", i+1, Code(s.Symbol), Code(s.Kind), s.Effort, audit.Plural(s.Routes, "route"), Text(s.Move))
	}
	d.printf("\n**What is the last 1 %% of state, and what would it take to move it?** %s\n", Text(m.Last))
}

func (d *document) drill() {
	if len(d.Drill.Order) == 0 {
		return
	}
	d.heading("Chaos drill")
	for i, s := range d.Drill.Setup {
		d.printf("%d. %s\n", i+1, Text(s))
	}
	d.printf("\n")
	for _, id := range d.Drill.Order {
		f := d.Find(id)
		steps := make([]string, len(f.Drill))
		for i, s := range f.Drill {
			steps[i] = Text(s)
		}
		d.printf("- [ ] %s (%s): %s\n", Code(f.Symbol), Code(f.Kind), strings.Join(steps, "; "))
	}
}

func (d *document) stickiness() {
	if len(d.Stickiness) == 0 {
		return
	}
	d.heading("Stickiness")
	d.printf("Clients are pinned to instances, which hides state until one stops.\n\n")
	for _, s := range d.Stickiness {
		setting := s.Key
		if s.Value != "" {
			setting += ": " + s.Value
		}
		d.printf("- %s %s: %s", Code(fmt.Sprintf("%s:%d", s.File, s.Line)), Text(s.Platform), Code(setting))
		if s.Note != "" {
			d.printf(" (%s)", Text(s.Note))
		}
		d.printf("\n")
	}
	if hides := d.Stickiness[0].Hides; len(hides) > 0 {
		d.printf("\nHidden by it: %s\n", d.symbols(hides))
	}
}

func (d *document) accepted() {
	first := true
	for i := range d.Findings {
		f := &d.Findings[i]
		if f.Open() {
			continue
		}
		if first {
			d.heading("Accepted")
			first = false
		}
		age := "age unknown"
		if f.Accepted.Since != "" {
			age = fmt.Sprintf("since %s, %s, commit %s", Text(f.Accepted.Since), audit.Plural(f.Accepted.AgeDays, "day"), Code(f.Accepted.Commit))
		}
		d.printf("- %s %s (%s): %s (%s)\n", Code(position(f.Position)), Code(f.Symbol), Code(f.Kind), Text(f.Accepted.Reason), age)
	}
	if len(d.Directives) > 0 {
		d.heading("Acceptances that need attention")
		for _, x := range d.Directives {
			d.printf("- %s: %s\n", Code(position(x.Position)), Text(x.Message))
		}
	}
}

func (d *document) problems() {
	if len(d.Errors) == 0 {
		return
	}
	d.heading("Not analysed")
	for _, p := range d.Errors {
		where := p.Package
		if p.Position != "" && p.Position != "-" {
			where = p.Position
		}
		d.printf("- %s: %s\n", Code(where), Text(p.Message))
	}
}
