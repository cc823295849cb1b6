package text

import (
	"fmt"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
)

// worksheet writes the findings, those that are state of one instance first.
func (t *report) worksheet() {
	first := true
	for _, local := range []bool{true, false} {
		for i := range t.Findings {
			f := &t.Findings[i]
			if !f.Open() || f.InstanceLocal != local {
				continue
			}
			if first {
				t.heading("WORKSHEET: where state lives")
				first = false
			}
			t.finding(f)
		}
	}
}

func (t *report) finding(f *audit.Finding) {
	title := fmt.Sprintf("%s  %s  [%s] %s", position(f.Position), f.Symbol, f.Kind, f.Severity)
	if f.Confidence != "high" {
		title += ", " + f.Confidence + " confidence"
	}
	if f.Status == "new" || f.Status == "worse" {
		title += ", " + f.Status
	}
	t.painted(0, "", title, 4, t.paint.severity(f.Severity))
	t.para(2, "Instance-local: "+yesNo(f.InstanceLocal), "— "+f.Keeps, 2)
	t.para(2, "Impact if user lands on different instance:", f.Impact, 2)
	for _, g := range f.Figures[min(1, len(f.Figures)):] {
		t.para(4, "", g.String(), 2)
	}
	t.para(2, "Proposed move:", fmt.Sprintf("%s (effort %d)", f.Move, f.Effort), 2)
	if len(f.Chain) > 0 {
		t.para(2, "Path:", strings.Join(f.Steps(), " → "), 2)
	}
	if l := labels(f.Entries); len(l) > 0 {
		t.para(2, "Written from:", some(l, 4), 2)
	}
	if l := labels(f.Readers); len(l) > 0 {
		t.para(2, "Read from:", some(l, 4), 2)
	}
	if len(f.Evidence) > 0 {
		t.para(2, "Evidence:", strings.Join(f.Evidence, "; "), 2)
	}
	t.printf("\n")
}

func yesNo(yes bool) string {
	if yes {
		return "Y"
	}
	return "N"
}

// labels names entry points, each once.
func labels(es []audit.Entry) []string {
	var out []string
	seen := map[string]bool{}
	for _, e := range es {
		if l := e.Label(); !seen[l] {
			seen[l] = true
			out = append(out, l)
		}
	}
	return out
}

// cleared writes the lines that say no, so that the reader sees that they were
// considered.
func (t *report) cleared() {
	clear := t.Cleared()
	if len(clear) == 0 {
		return
	}
	t.heading("CONSIDERED AND CLEARED: Instance-local: N")
	shown := clear
	if most := 12; len(clear) > most+1 && !t.all {
		shown = clear[:most]
	}
	rows := make([][]string, len(shown))
	for i, it := range shown {
		rows[i] = []string{position(it.Position), it.Symbol, "N", it.Why}
	}
	t.table(2, []column{{most: t.width / 3}, {most: t.width / 3}, {}, {}}, rows, func(_, col int) func(...any) string {
		if col == 0 {
			return t.paint.faint
		}
		return nil
	})
	if n := len(clear) - len(shown); n > 0 {
		t.para(2, "", fmt.Sprintf("and %d more; -all lists them", n), 0)
	}
}
