package sarif

import (
	"bytes"
	"encoding/json"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit/audittest"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/golden"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

func options() Options {
	opt := Options{Version: "v1.2.3"}
	for _, k := range []string{"session", "ratelimit", "localfile", "localcron", "cache", "sessionstore", "liveconn", "globalstate", "localqueue"} {
		opt.Rules = append(opt.Rules, Rule{Kind: k, Title: "state of the kind " + k, Help: "Reports " + k + ".\n\nWhat counts: ```much```.", Severity: "warning"})
	}
	return opt
}

func write(t *testing.T, r *audit.Report) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, r, options()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	golden.Check(t, "shop.sarif", write(t, audittest.Shop()))
}

func TestSchema(t *testing.T) {
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	schema, err := c.Compile(filepath.Join("testdata", "sarif-schema-2.1.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*audit.Report{
		"shop": audittest.Shop(), "clean": audittest.Clean(), "nothing": audittest.Nothing(),
		"large": audittest.Large(500, 300), "hostile": audittest.Hostile(),
	} {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(write(t, r)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		if err := schema.Validate(v); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(`{"version": "2.1.0", "runs": [{"results": []}]}`))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(v); err == nil {
		t.Error("the schema accepts a run without a tool")
	}
}

func TestContents(t *testing.T) {
	r := audittest.Shop()
	var got log
	if err := json.Unmarshal(write(t, r), &got); err != nil {
		t.Fatal(err)
	}
	one := got.Runs[0]
	if len(one.Results) != len(r.Findings) {
		t.Fatalf("%d results, want %d", len(one.Results), len(r.Findings))
	}
	suppressed := 0
	for i, res := range one.Results {
		f := r.Findings[i]
		if rule := one.Tool.Driver.Rules[res.RuleIndex]; rule.ID != f.Kind || rule.Help.Text == "" {
			t.Errorf("%s: rule %q with help %q", f.ID, rule.ID, rule.Help.Text)
		}
		if res.PartialFingerprints[fingerprint] != f.ID {
			t.Errorf("%s: fingerprints are %v", f.ID, res.PartialFingerprints)
		}
		if len(f.Path) > 0 && (len(res.CodeFlows) != 1 || len(res.CodeFlows[0].ThreadFlows[0].Locations) != len(f.Path)) {
			t.Errorf("%s: the code flow is not its path", f.ID)
		}
		if len(res.Suppressions) > 0 {
			suppressed++
			if res.Suppressions[0].Justification != f.Accepted.Reason {
				t.Errorf("%s: justification %q", f.ID, res.Suppressions[0].Justification)
			}
		}
	}
	if suppressed != 1 {
		t.Errorf("%d results are suppressed, want the accepted one", suppressed)
	}
	if one.Invocations[0].ExecutionSuccessful || len(one.Invocations[0].Notifications) != 1 {
		t.Errorf("what was not analysed is not told: %+v", one.Invocations[0])
	}
}

func TestUnknownKind(t *testing.T) {
	if err := Write(&bytes.Buffer{}, audittest.Shop(), Options{}); err == nil {
		t.Error("a report is written without rules")
	}
}

// A fingerprint that changes with lines would lose the history of a result.
func TestFingerprintsSurviveEdits(t *testing.T) {
	prints := func(r *audit.Report) string {
		var got log
		if err := json.Unmarshal(write(t, r), &got); err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, res := range got.Runs[0].Results {
			b.WriteString(res.PartialFingerprints[fingerprint] + "\n")
		}
		return b.String()
	}
	moved := audittest.Shop()
	for i := range moved.Findings {
		moved.Findings[i].Position.Line += 17
		for j := range moved.Findings[i].Sites {
			moved.Findings[i].Sites[j].Line += 17
		}
	}
	if a, b := prints(audittest.Shop()), prints(moved); a != b {
		t.Errorf("fingerprints differ:\n%s\n%s", a, b)
	}
}

func TestHostile(t *testing.T) {
	data := write(t, audittest.Hostile())
	if bytes.ContainsAny(data, "<>&") {
		t.Error("the log holds <, > or &")
	}
	var got log
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	for _, res := range got.Runs[0].Results {
		if strings.Contains(res.Message.Text, "](") || strings.ContainsAny(res.Message.Text, "\n\x1b") {
			t.Errorf("message %q holds a link or control characters", res.Message.Text)
		}
		for _, l := range res.Locations {
			u, err := url.Parse(l.PhysicalLocation.ArtifactLocation.URI)
			if err != nil {
				t.Errorf("%v", err)
			} else if u.Scheme != "" {
				t.Errorf("URI %q has a scheme", u)
			}
		}
	}
}

func TestArtifact(t *testing.T) {
	for file, want := range map[string]string{
		"a/b.go": "a/b.go", "a b/ü.go": "a%20b/%C3%BC.go", "/abs/x.go": "file:///abs/x.go", "javascript:x": "./javascript:x", "a/100%.go": "a/100%25.go", "a?b#c": "a%3Fb%23c",
	} {
		if got := artifact(file).URI; got != want {
			t.Errorf("artifact(%q) = %q, want %q", file, got, want)
		}
	}
}
