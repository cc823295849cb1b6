package text

import (
	"fmt"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
)

// routes lists who can serve which entry point.
func (t *report) routes() {
	if len(t.Routes) == 0 {
		return
	}
	t.heading("ROUTES: " + t.Verdict.Share.Text + " can be served by any instance")
	var rows [][]string
	var served []string
	free := 0
	for i := range t.Routes {
		rt := &t.Routes[i]
		if rt.Served == audit.ServedByAny {
			free++
			if !t.all {
				continue
			}
		}
		name := rt.Label()
		if rt.Trigger != audit.TriggerRequest {
			name += " (" + rt.Trigger + ")"
		}
		rows = append(rows, []string{servedWords(rt.Served), name, some(t.touched(rt), 3)})
		served = append(served, rt.Served)
	}
	t.table(2, []column{{}, {most: t.width * 2 / 5}, {}}, rows, func(row, col int) func(...any) string {
		if col == 0 {
			return t.paint.served(served[row])
		}
		return nil
	})
	if free > 0 && !t.all {
		t.para(2, "", fmt.Sprintf("and %s that any instance can serve; -all lists them", audit.Plural(free, "more entry point", "more entry points")), 0)
	}
	t.para(2, "", t.Verdict.Share.Formula+"; "+t.Verdict.Share.Origin, 0)
}

// touched names what a route writes and reads.
func (t *report) touched(rt *audit.Route) []string {
	var out []string
	for _, id := range rt.Writes {
		out = append(out, "writes "+t.symbol(id))
	}
	for _, id := range rt.Reads {
		out = append(out, "reads "+t.symbol(id))
	}
	return out
}

func (t *report) symbol(id string) string {
	if f := t.Find(id); f != nil {
		return f.Symbol
	}
	return id
}

func servedWords(s string) string {
	switch s {
	case audit.ServedByOwner:
		return "one instance"
	case audit.ServedWorse:
		return "degrades"
	}
	return "any instance"
}

// store writes the size of the shared store, or what to measure to know it.
func (t *report) store() {
	s := t.Store
	if s.Plan == nil && len(s.Routes) == 0 {
		return
	}
	t.heading("SESSION-STORE LOAD: how big the shared store must be")
	if s.Plan != nil {
		for _, c := range s.Plan.Conclusions {
			t.para(2, "•", c, 2)
		}
		t.printf("\n")
		for _, f := range s.Plan.Figures {
			t.para(2, f.Name+":", f.Text, 4)
			t.painted(6, "", f.Formula+"; origin: "+f.Origin, 0, t.paint.faint)
		}
	} else {
		t.para(2, "", "The load is not known. Measure, then pass the flags:", 0)
		for _, m := range s.Measure {
			t.para(2, "•", m, 2)
		}
	}
	if len(s.Routes) == 0 {
		return
	}
	t.printf("\n")
	t.para(2, "", "Counted in the code, a request of each route would cost the store, at one operation for each place of session, idempotency and limiter state:", 0)
	shown := s.Routes
	if most := 12; len(shown) > most+1 && !t.all {
		shown = shown[:most]
	}
	rows := make([][]string, len(shown))
	for i, c := range shown {
		rows[i] = []string{c.Route, audit.Plural(c.Reads, "read"), audit.Plural(c.Writes, "write")}
	}
	t.table(4, []column{{most: t.width / 2}, {right: true}, {}}, rows, nil)
	if n := len(s.Routes) - len(shown); n > 0 {
		t.para(4, "", fmt.Sprintf("and %s; -all lists them", audit.Plural(n, "more route")), 0)
	}
}

func (t *report) roadmap() {
	m := t.Roadmap
	if len(m.Steps) == 0 {
		return
	}
	t.heading(fmt.Sprintf("ROADMAP: %s, %s of effort", audit.Plural(len(m.Steps), "step"), audit.Plural(m.Effort, "point")))
	phase := ""
	for i, s := range m.Steps {
		if s.Phase != phase {
			if phase != "" {
				t.printf("\n")
			}
			phase = s.Phase
			t.printf("  %s\n", t.paint.bold(phase))
		}
		number := fmt.Sprintf("%d.", i+1)
		t.para(max(2, 6-len(number)), number, fmt.Sprintf("%s [%s, effort %d, %s]: %s", s.Symbol, s.Kind, s.Effort, audit.Plural(s.Routes, "route"), s.Move), len(number)+1)
	}
	t.printf("\n")
	t.para(2, "Order:", m.Rule, 2)
	t.printf("\n")
	t.painted(2, "", "What is the last 1 % of state, and what would it take to move it?", 2, t.paint.bold)
	t.para(2, "", m.Last, 2)
}

// drill writes the checklist; the steps of every finding only on request, as they
// are long.
func (t *report) drill() {
	if len(t.Drill.Order) == 0 {
		return
	}
	t.heading("CHAOS DRILL: the proof is a drill, not a document")
	for i, s := range t.Drill.Setup {
		t.para(2, fmt.Sprintf("%d.", i+1), s, 3)
	}
	most := len(t.Drill.Order)
	if !t.all {
		most = min(most, 5)
	}
	for _, id := range t.Drill.Order[:most] {
		f := t.Find(id)
		t.printf("\n")
		t.para(2, "[ ]", f.Symbol+" ["+f.Kind+"]", 4)
		for i, s := range f.Drill {
			t.para(6, fmt.Sprintf("%c)", 'a'+i), s, 3)
		}
	}
	if n := len(t.Drill.Order) - most; n > 0 {
		t.printf("\n")
		t.para(2, "", fmt.Sprintf("and %s; -all lists them", audit.Plural(n, "more drill")), 0)
	}
}
