// Package sarif writes a report as SARIF 2.1.0, which code-scanning services read.
//
// What the code base accepts is a suppressed result, and the findings' ids are
// fingerprints, so that results survive edits. Paths are relative to the root of
// the module, and columns count bytes where SARIF counts characters: they differ
// only behind text that is not ASCII.
package sarif

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/render/plain"
	"honnef.co/go/tools/sarif"
)

// A Rule describes a kind of state.
type Rule struct {
	Kind     string
	Title    string // one line
	Help     string // the rule's documentation, plain text
	Severity string // the default
}

// Options say what surrounds the results.
type Options struct {
	Version string // of the tool
	Rules   []Rule // all kinds that a report may have
}

const (
	informationURI = "https://github.com/hiddenstate/hiddenstate"
	sourceRoot     = "%SRCROOT%"
	fingerprint    = "hiddenstate/v1"
	mostRelated    = 20
)

// Write writes the report. It fails if the report has a kind for which there is no
// rule.
func Write(w io.Writer, r *audit.Report, opt Options) error {
	index := map[string]int{}
	d := driver{Name: "hiddenstate", Version: opt.Version, InformationURI: informationURI, Rules: []rule{}}
	for i, k := range opt.Rules {
		index[k.Kind] = i
		d.Rules = append(d.Rules, newRule(k))
	}
	one := run{
		Tool: tool{d}, ColumnKind: "utf16CodeUnits", Results: []result{},
		Invocations: []invocation{{ExecutionSuccessful: r.Complete, Notifications: notifications(r)}},
	}
	for i := range r.Findings {
		f := &r.Findings[i]
		n, ok := index[f.Kind]
		if !ok {
			return fmt.Errorf("writing SARIF: no rule for the kind %q", f.Kind)
		}
		one.Results = append(one.Results, newResult(f, n))
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	if err := enc.Encode(log{Version: sarif.Version, Schema: sarif.Schema, Runs: []run{one}}); err != nil {
		return fmt.Errorf("writing SARIF: %w", err)
	}
	return nil
}

func newRule(k Rule) rule {
	var r rule
	r.ID, r.Name = k.Kind, k.Kind
	r.ShortDescription = message(k.Title)
	r.FullDescription = message(k.Title)
	if first, _, ok := strings.Cut(strings.TrimSpace(k.Help), "\n\n"); ok {
		r.FullDescription = message(first)
	}
	r.Help = sarif.Message{Text: k.Help, Markdown: fence(k.Help)}
	r.HelpURI = informationURI
	r.DefaultConfiguration = sarif.ReportingConfiguration{Enabled: true, Level: level(k.Severity)}
	r.Properties.Tags = []string{"reliability", "scalability", "stateless"}
	return r
}

// fence renders documentation that is laid out for a terminal as Markdown.
func fence(s string) string {
	mark := "```"
	for strings.Contains(s, mark) {
		mark += "`"
	}
	return mark + "text\n" + strings.TrimSpace(s) + "\n" + mark + "\n"
}

func newResult(f *audit.Finding, rule int) result {
	res := result{RuleIndex: rule, PartialFingerprints: map[string]string{fingerprint: f.ID}}
	res.RuleID, res.Kind, res.Level = f.Kind, sarif.Fail, level(f.Severity)
	res.Message = message(f.Message)
	res.Locations = []sarif.Location{location(f.Position.File, f.Position.Line, f.Position.Column, "", 0)}
	res.RelatedLocations = related(f)
	res.CodeFlows = flows(f)
	res.Suppressions = []sarif.Suppression{}
	if !f.Open() {
		res.Suppressions = append(res.Suppressions, sarif.Suppression{Kind: "inSource", Justification: plain.Line(f.Accepted.Reason)})
	}
	switch f.Status {
	case "new", "unchanged":
		res.BaselineState = f.Status
	case "worse":
		res.BaselineState = "updated"
	}
	routes := f.Routes()
	if routes == nil {
		routes = []string{}
	}
	res.Properties = resultFacts{
		Symbol: f.Symbol, Confidence: f.Confidence, InstanceLocal: f.InstanceLocal,
		Impact: f.Impact, Move: f.Move, Effort: f.Effort, Routes: routes,
	}
	return res
}

// related lists the places that belong to a finding: its sites, its members and
// the handlers from which it is reached.
func related(f *audit.Finding) []sarif.Location {
	var out []sarif.Location
	add := func(file string, line, column int, text string) {
		if len(out) < mostRelated && file != "" {
			out = append(out, location(file, line, column, text, len(out)+1))
		}
	}
	for _, s := range f.Sites {
		add(s.File, s.Line, s.Column, s.Operation+" in "+s.Name())
	}
	for _, m := range f.Members {
		add(m.Position.File, m.Position.Line, m.Position.Column, m.Symbol+" belongs to it")
	}
	for _, e := range f.Entries {
		add(e.File, e.Line, 1, "reached from "+e.Label())
	}
	return out
}

// flows renders the path from an entry point to the write.
func flows(f *audit.Finding) []codeFlow {
	var steps []threadFlowLocation
	for _, fr := range f.Path {
		text := fr.Name()
		if fr.Operation != "" {
			text = fr.Operation + " in " + fr.Name()
		}
		if fr.File != "" {
			steps = append(steps, threadFlowLocation{location(fr.File, fr.Line, 1, text, 0)})
		}
	}
	if len(steps) == 0 {
		return nil
	}
	return []codeFlow{{[]threadFlow{{steps}}}}
}

func notifications(r *audit.Report) []notification {
	out := []notification{}
	for _, p := range r.Errors {
		level := "warning"
		if p.Skipped {
			level = "error"
		}
		out = append(out, notification{Level: level, Message: message(strings.TrimPrefix(p.Position+": ", ": ") + p.Package + ": " + p.Message)})
	}
	return out
}

// message makes text of a message on one line. What SARIF would take for a link
// in it is pulled apart.
func message(s string) sarif.Message {
	return sarif.Message{Text: strings.ReplaceAll(plain.Line(s), "](", "] (")}
}

func location(file string, line, column int, text string, id int) sarif.Location {
	l := sarif.Location{ID: id}
	l.PhysicalLocation.ArtifactLocation = artifact(file)
	// Lines and columns count from one; what has none points at the beginning.
	l.PhysicalLocation.Region = sarif.Region{StartLine: max(line, 1), StartColumn: max(column, 1)}
	if text != "" {
		m := message(text)
		l.Message = &m
	}
	return l
}

// artifact names a file: relative to the root of the module, or by its whole path
// if it is outside.
func artifact(file string) sarif.ArtifactLocation {
	segments := strings.Split(file, "/")
	for i, s := range segments {
		segments[i] = url.PathEscape(s)
	}
	uri := strings.Join(segments, "/")
	if path.IsAbs(file) {
		return sarif.ArtifactLocation{URI: "file://" + uri}
	}
	if strings.Contains(segments[0], ":") {
		uri = "./" + uri // else the beginning would be a scheme
	}
	return sarif.ArtifactLocation{URI: uri, URIBaseID: sourceRoot}
}

func level(severity string) string {
	if severity == "info" {
		return sarif.Note
	}
	return severity
}
