package audit_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"go.yaml.in/yaml/v3"
)

// expectations is the file EXPECTED.yaml of the sample service; it says itself
// what its fields mean.
type expectations struct {
	Findings []expected `yaml:"findings"`
	Accepted []expected `yaml:"accepted"`
	Clear    []expected `yaml:"clear"`
}

type expected struct {
	Kind         string   `yaml:"kind"`
	Near         string   `yaml:"near"`
	Severity     string   `yaml:"severity"`
	SeverityAlso []string `yaml:"severity_also"`
	AtMost       string   `yaml:"at_most"`
	Symbol       string   `yaml:"symbol"`
	Decl         string   `yaml:"decl"`
	Sites        []string `yaml:"sites"`
	Uses         []string `yaml:"uses"`
	Members      []struct {
		Symbol string `yaml:"symbol"`
		Decl   string `yaml:"decl"`
	} `yaml:"members"`
	Library   string   `yaml:"library"`
	Routes    []string `yaml:"routes"`
	Directive string   `yaml:"directive"`
	Reason    string   `yaml:"reason"`
	Why       string   `yaml:"why"`
}

// lines returns every line that belongs to an expected finding.
func (x expected) lines() []string {
	out := append([]string{x.Decl}, x.Sites...)
	out = append(out, x.Uses...)
	for _, m := range x.Members {
		out = append(out, m.Decl)
	}
	return out
}

// severities returns those that are right.
func (x expected) severities() []string { return append([]string{x.Severity}, x.SeverityAlso...) }

func at(file string, line int) string { return fmt.Sprintf("%s:%d", file, line) }

// decl returns the line of a finding.
func decl(f *audit.Finding) string { return at(f.Position.File, f.Position.Line) }

// lines returns every line that a finding has: its own, its sites', its members'.
func lines(f *audit.Finding) []string {
	out := []string{decl(f)}
	for _, s := range f.Sites {
		out = append(out, at(s.File, s.Line))
	}
	for _, m := range f.Members {
		out = append(out, at(m.Position.File, m.Position.Line))
	}
	return out
}

func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// find returns the finding that an expectation is about: of its kind and at its
// declaration, else of its kind and with one of its lines, else any with one of
// its lines.
func find(findings []audit.Finding, x expected) *audit.Finding {
	for _, fits := range []func(f *audit.Finding) bool{
		func(f *audit.Finding) bool { return f.Kind == x.Kind && decl(f) == x.Decl },
		func(f *audit.Finding) bool { return f.Kind == x.Kind && overlap(lines(f), x.lines()) },
		func(f *audit.Finding) bool { return decl(f) == x.Decl },
	} {
		for i := range findings {
			if fits(&findings[i]) {
				return &findings[i]
			}
		}
	}
	return nil
}

// ofFunction are the kinds whose findings are of what a function does, and not of
// a variable: they stand at the line that does it.
var ofFunction = map[string]bool{
	"clientsession": true, "embeddeddb": true, "localcron": true, "localfile": true, "sessionstore": true,
}

// TestExpected holds the audit of the sample service against what was planted in
// it: every planted place is found under its kind and severity, at its
// declaration and with its sites; nothing is said of the places that only look
// alike; and what the code accepts is accepted.
func TestExpected(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(sample, "EXPECTED.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var want expectations
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&want); err != nil {
		t.Fatal(err)
	}
	var report audit.Report
	if err := json.Unmarshal(auditOf(t, "-format=json"), &report); err != nil {
		t.Fatal(err)
	}
	if !report.Complete {
		t.Errorf("the audit is not complete: %+v", report.Errors)
	}
	explained := map[string]bool{}
	for _, x := range want.Findings {
		t.Run(x.Kind+":"+x.Symbol, func(t *testing.T) {
			if f := checkFinding(t, report.Findings, x); f != nil {
				explained[f.ID] = true
				if f.Accepted != nil {
					t.Errorf("accepted: %q", f.Accepted.Reason)
				}
			}
		})
	}
	for _, x := range want.Accepted {
		t.Run("accepted:"+x.Symbol, func(t *testing.T) {
			f := checkFinding(t, report.Findings, x)
			if f == nil {
				return
			}
			explained[f.ID] = true
			switch {
			case f.Accepted == nil:
				t.Errorf("not accepted, though %s does", x.Directive)
			case f.Accepted.Reason != x.Reason:
				t.Errorf("accepted because %q, want %q", f.Accepted.Reason, x.Reason)
			case at(f.Accepted.Position.File, f.Accepted.Position.Line) != x.Directive:
				t.Errorf("accepted at %s:%d, want %s", f.Accepted.Position.File, f.Accepted.Position.Line, x.Directive)
			}
		})
	}
	for _, x := range want.Clear {
		t.Run("clear:"+x.Symbol, func(t *testing.T) {
			for i := range report.Findings {
				f := &report.Findings[i]
				if decl(f) != x.Decl || explained[f.ID] {
					continue
				}
				explained[f.ID] = true
				if x.AtMost != f.Severity {
					t.Errorf("%s of severity %s, and it is none: %s", f.ID, f.Severity, x.Why)
				}
			}
		})
	}
	for i := range report.Findings {
		f := &report.Findings[i]
		if explained[f.ID] {
			continue
		}
		// A finding of a line that belongs to another finding is a second one of
		// the same place: it ought to be a member.
		t.Errorf("nothing was planted for %s of severity %s at %s", f.ID, f.Severity, decl(f))
	}
}

// checkFinding holds one finding against its expectation and returns it, nil if
// there is none.
func checkFinding(t *testing.T, findings []audit.Finding, x expected) *audit.Finding {
	t.Helper()
	f := find(findings, x)
	if f == nil {
		t.Errorf("not found: want %s of severity %s at %s", x.Kind, x.Severity, x.Decl)
		return nil
	}
	if f.Kind != x.Kind {
		t.Errorf("kind %s, want %s", f.Kind, x.Kind)
		return f
	}
	if !slices.Contains(x.severities(), f.Severity) {
		t.Errorf("severity %s, want %v", f.Severity, x.severities())
	}
	if decl(f) != x.Decl && !(ofFunction[x.Kind] && slices.Contains(x.Sites, decl(f))) {
		t.Errorf("%s is reported at %s, want %s", f.ID, decl(f), x.Decl)
	}
	have := lines(f)
	for _, s := range x.Sites {
		if !slices.Contains(have, s) {
			t.Errorf("%s has no site %s", f.ID, s)
		}
	}
	return f
}
