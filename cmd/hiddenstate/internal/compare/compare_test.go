package compare

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit/audittest"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/golden"
)

// migrated is the shop after a part of its migration: sessions have moved, the
// limiter is accepted, the cache is worse, and there is a new queue.
func migrated() *audit.Report {
	r := audittest.Shop()
	var left []audit.Finding
	for _, f := range r.Findings {
		switch f.Kind {
		case "session":
			f.Kind, f.ID, f.Symbol = "localqueue", "localqueue:mail.queue", "mail.queue"
			f.Entries, f.Readers = f.Entries[:1], nil
		case "ratelimit":
			f.Accepted = &audit.Accept{Reason: "the gateway limits, too"}
		case "cache":
			f.Severity = "warning"
		case "localcron":
			continue
		}
		left = append(left, f)
	}
	r.Findings = left
	for i := range r.Routes {
		rt := &r.Routes[i]
		rt.Reads, rt.Writes, rt.Findings = nil, nil, []string{}
		for _, f := range left {
			for _, e := range f.Entries {
				if e.Route == rt.Route {
					rt.Findings = append(rt.Findings, f.ID)
				}
			}
		}
	}
	r.Derive(nil)
	r.Complete = true
	return r
}

func TestReports(t *testing.T) {
	d := Reports(audittest.Shop(), migrated())
	for name, got := range map[string][]Change{
		"localqueue:mail.queue":    d.Appeared,
		"ratelimit:http.limiter":   d.Accepted,
		"cache:catalog.prices":     d.Worse,
		"session:fixed localcron:": d.Fixed,
	} {
		switch {
		case strings.HasPrefix(name, "session:"):
			if len(got) != 2 || got[0].ID != "localcron:jobs.remind" || got[1].ID != "session:auth.Manager.sessions" {
				t.Errorf("fixed: %+v", got)
			}
		case len(got) != 1 || got[0].ID != name:
			t.Errorf("want %s, got %+v", name, got)
		}
	}
	if d.Unchanged != 3 {
		t.Errorf("%d unchanged, want 3", d.Unchanged)
	}
	if !d.Regressed() {
		t.Error("a new finding is no regression")
	}
	if back := Reports(migrated(), audittest.Shop()); len(back.Better) != 1 || len(back.Worse) != 1 || back.Worse[0].From != "accepted" {
		t.Errorf("backwards: better %+v, worse %+v", back.Better, back.Worse)
	}
	if len(d.Doubts) != 1 || !strings.Contains(d.Doubts[0], "the old report is not complete") {
		t.Errorf("doubts: %q", d.Doubts)
	}
	same := Reports(audittest.Clean(), audittest.Clean())
	if same.Regressed() || same.Unchanged != 0 || len(same.Routes) != 0 {
		t.Errorf("a report differs from itself: %+v", same)
	}
}

func TestGolden(t *testing.T) {
	d := Reports(audittest.Shop(), migrated())
	for name, write := range map[string]func(*bytes.Buffer) error{
		"diff.txt":  func(b *bytes.Buffer) error { return d.Text(b) },
		"diff.md":   func(b *bytes.Buffer) error { return d.Markdown(b) },
		"diff.json": func(b *bytes.Buffer) error { return d.JSON(b) },
	} {
		var b bytes.Buffer
		if err := write(&b); err != nil {
			t.Fatal(err)
		}
		golden.Check(t, name, b.Bytes())
	}
}

// A report that was written and read is the report.
func TestReadBack(t *testing.T) {
	data, err := json.Marshal(audittest.Shop())
	if err != nil {
		t.Fatal(err)
	}
	r, err := audit.Read(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if d := Reports(r, audittest.Shop()); d.Regressed() || len(d.Fixed)+len(d.Routes) > 0 || d.Unchanged != 7 {
		t.Errorf("difference: %+v", d)
	}
	for name, s := range map[string]string{"empty": "", "version": `{"version": 9}`, "other": `{"a": 1}`, "baseline": `{"version": 1, "findings": []}`, "two": string(data) + "{}"} {
		if _, err := audit.Read(strings.NewReader(s)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestHostile(t *testing.T) {
	var b bytes.Buffer
	d := Reports(audittest.Clean(), audittest.Hostile())
	if err := d.Text(&b); err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(b.String(), "\x1b\a\r\u202e") {
		t.Error("the text holds control characters")
	}
	b.Reset()
	if err := d.Markdown(&b); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(b.String(), "\n# heading") {
		t.Error("a heading was injected")
	}
}
