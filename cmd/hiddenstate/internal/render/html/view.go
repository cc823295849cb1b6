package html

import (
	"fmt"
	"html/template"
	"io/fs"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
)

// view is what the template sees.
type view struct {
	*audit.Report
	Style  template.CSS
	Script template.JS
	Policy string

	Name     string
	Mark     string // of the answer
	Cards    []*card
	Accepted []*card
	First    []*card
	Kinds    []kindCount
	Rows     []routeRow
	Cleared  []audit.Item
	Phases   []phase
	Hidden   []*card // that stickiness hides
	Picture  picture
	Full     bool // some excerpts were left out
}

// card is a finding on the page.
type card struct {
	*audit.Finding
	Anchor string
	Mark   string // a sign for the severity, beside its name
	Place  string
	Paths  string // routes that touch it, as the filter looks for them
	Source []excerpt
}

type kindCount struct {
	Kind  string
	Count int
}

// routeRow is a route with links to the findings that it touches.
type routeRow struct {
	*audit.Route
	Words  string
	Mark   string
	Writes []*card
	Reads  []*card
}

// phase is a part of the roadmap.
type phase struct {
	Title string
	Steps []step
}

type step struct {
	audit.Step
	Number int
	Card   *card
}

func newView(r *audit.Report, source fs.FS) *view {
	x := newExcerpts(source)
	var code [][]excerpt
	for i := range r.Findings {
		code = append(code, x.of(&r.Findings[i])) // by the names that files really have
	}
	r = clean(r)
	v := &view{Report: r, Name: r.Module, Full: x.Full, Cleared: r.Cleared()}
	if v.Name == "" {
		v.Name = "this program"
	}
	v.Mark = map[string]string{audit.AnswerNo: "✕", audit.AnswerDegraded: "▲", audit.AnswerYes: "✓"}[r.Verdict.Answer]
	if v.Mark == "" {
		v.Mark = "?"
	}
	byID := map[string]*card{}
	kinds := map[string]int{}
	for _, local := range []bool{true, false} {
		for i := range r.Findings {
			f := &r.Findings[i]
			if f.InstanceLocal != local {
				continue
			}
			c := newCard(f, i)
			c.Source = code[i]
			byID[f.ID] = c
			if !f.Open() {
				v.Accepted = append(v.Accepted, c)
				continue
			}
			v.Cards = append(v.Cards, c)
			if kinds[f.Kind] == 0 {
				v.Kinds = append(v.Kinds, kindCount{Kind: f.Kind})
			}
			kinds[f.Kind]++
		}
	}
	for i := range v.Kinds {
		v.Kinds[i].Count = kinds[v.Kinds[i].Kind]
	}
	for _, id := range r.Verdict.First {
		v.First = append(v.First, byID[id])
	}
	if len(r.Stickiness) > 0 {
		for _, id := range r.Stickiness[0].Hides {
			v.Hidden = append(v.Hidden, byID[id])
		}
	}
	v.rows(byID)
	v.phases(byID)
	v.Picture = newPicture(v)
	return v
}

func newCard(f *audit.Finding, n int) *card {
	c := &card{Finding: f, Anchor: fmt.Sprintf("finding-%d", n+1), Mark: severityMark(f.Severity), Place: position(f.Position)}
	words := f.Routes()
	for _, e := range append(append([]audit.Entry{}, f.Entries...), f.Readers...) {
		if e.Route == "" {
			words = append(words, e.Function)
		}
	}
	c.Paths = strings.Join(words, " ")
	return c
}

// severityMark is the sign that stands for a severity where there is no colour.
func severityMark(s string) string {
	switch s {
	case "error":
		return "✕"
	case "warning":
		return "▲"
	}
	return "●"
}

func position(p audit.Position) string { return fmt.Sprintf("%s:%d", p.File, p.Line) }

func (v *view) rows(byID map[string]*card) {
	cards := func(ids []string) []*card {
		var out []*card
		for _, id := range ids {
			if c := byID[id]; c != nil {
				out = append(out, c)
			}
		}
		return out
	}
	for i := range v.Routes {
		rt := &v.Routes[i]
		row := routeRow{Route: rt, Words: "any instance", Mark: "✓", Writes: cards(rt.Writes), Reads: cards(rt.Reads)}
		switch rt.Served {
		case audit.ServedByOwner:
			row.Words, row.Mark = "one instance", "✕"
		case audit.ServedWorse:
			row.Words, row.Mark = "degrades", "▲"
		}
		v.Rows = append(v.Rows, row)
	}
}

func (v *view) phases(byID map[string]*card) {
	for i, s := range v.Roadmap.Steps {
		if n := len(v.Phases); n == 0 || v.Phases[n-1].Title != s.Phase {
			v.Phases = append(v.Phases, phase{Title: s.Phase})
		}
		p := &v.Phases[len(v.Phases)-1]
		p.Steps = append(p.Steps, step{s, i + 1, byID[s.ID]})
	}
}
