package baseline

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit/audittest"
	"github.com/hiddenstate/hiddenstate/passes/classify"
)

func ids(ks []audit.Known) string {
	var out []string
	for _, k := range ks {
		out = append(out, k.ID)
	}
	return strings.Join(out, " ")
}

func TestRoundTrip(t *testing.T) {
	f := Of(audittest.Shop())
	data, err := f.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	got, err := Read(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, f) {
		t.Errorf("read %+v, wrote %+v", got, f)
	}
	want := "cache:catalog.prices localcron:jobs.remind localfile:http.Server.Upload ratelimit:http.limiter session:auth.Manager.sessions sessionstore:store.Open"
	if got := ids(f.Findings); got != want {
		t.Errorf("baseline holds %s, want %s: sorted, and without what is accepted", got, want)
	}
}

func TestApply(t *testing.T) {
	all := Selection{Severity: classify.Info}
	tests := []struct {
		name      string
		change    func(f *File, r *audit.Report)
		sel       Selection
		new       int
		worse     int
		unchanged int
		fixed     string
		accepted  string
		unknown   string
	}{
		{name: "the same", sel: all, unchanged: 6},
		{name: "lines move", sel: all, unchanged: 6, change: func(_ *File, r *audit.Report) { r.Findings[0].Position.Line += 100 }},
		{name: "new", sel: all, new: 1, unchanged: 5, change: func(f *File, _ *audit.Report) { f.Findings = f.Findings[1:] }},
		{name: "worse", sel: all, worse: 1, unchanged: 5, change: func(f *File, _ *audit.Report) { f.Findings[2].Severity = "warning" }},
		{name: "better is unchanged", sel: all, unchanged: 6, change: func(f *File, _ *audit.Report) { f.Findings[0].Severity = "error" }},
		{name: "fixed", sel: all, unchanged: 6, fixed: "globalstate:x.y", change: func(f *File, _ *audit.Report) {
			f.Findings = append(f.Findings, audit.Known{ID: "globalstate:x.y", Severity: "error"})
		}},
		{name: "fixed, but not everything was analysed", sel: all, unchanged: 6, unknown: "globalstate:x.y", change: func(f *File, r *audit.Report) {
			f.Findings = append(f.Findings, audit.Known{ID: "globalstate:x.y", Severity: "error"})
			r.Complete = false
		}},
		{name: "fixed, but of a kind that is not reported", sel: Selection{Kinds: map[string]bool{"session": true}}, unchanged: 6, unknown: "globalstate:x.y", change: func(f *File, _ *audit.Report) {
			f.Findings = append(f.Findings, audit.Known{ID: "globalstate:x.y", Severity: "error"})
		}},
		{name: "fixed, but below the severity", sel: Selection{Severity: classify.Error}, unchanged: 6, unknown: "globalstate:x.y", change: func(f *File, _ *audit.Report) {
			f.Findings = append(f.Findings, audit.Known{ID: "globalstate:x.y", Severity: "warning"})
		}},
		{name: "accepted", sel: all, unchanged: 6, accepted: "liveconn:live.Hub.clients", change: func(f *File, _ *audit.Report) {
			f.Findings = append(f.Findings, audit.Known{ID: "liveconn:live.Hub.clients", Severity: "error"})
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, r := Of(audittest.Shop()), audittest.Shop()
			r.Complete = true
			if tt.change != nil {
				tt.change(f, r)
			}
			if err := f.Apply(r, "b.json", tt.sel); err != nil {
				t.Fatal(err)
			}
			b := r.Baseline
			if b.New != tt.new || b.Worse != tt.worse || b.Unchanged != tt.unchanged {
				t.Errorf("%d new, %d worse, %d unchanged; want %d, %d, %d", b.New, b.Worse, b.Unchanged, tt.new, tt.worse, tt.unchanged)
			}
			if got := ids(b.Fixed); got != tt.fixed {
				t.Errorf("fixed: %q, want %q", got, tt.fixed)
			}
			if got := ids(b.Accepted); got != tt.accepted {
				t.Errorf("accepted: %q, want %q", got, tt.accepted)
			}
			if got := ids(b.Unknown); got != tt.unknown {
				t.Errorf("unknown: %q, want %q", got, tt.unknown)
			}
			if tt.unknown != "" && !strings.Contains(ids(Of(r).Findings), tt.unknown) {
				t.Error("writing the baseline anew loses what this run could not decide")
			}
		})
	}
}

func TestOtherModule(t *testing.T) {
	f := Of(audittest.Shop())
	if err := f.Apply(audittest.Clean(), "b.json", Selection{}); !errors.Is(err, ErrModule) {
		t.Errorf("error is %v", err)
	}
}

func TestReadRejects(t *testing.T) {
	for name, s := range map[string]string{
		"empty": "", "text": "session:x", "a report": `{"version": 1, "module": "m", "findings": [], "routes": []}`, "version": `{"version": 2, "findings": []}`,
		"severity": `{"version": 1, "findings": [{"id": "a:b", "severity": "bad"}]}`, "twice": `{"version": 1, "findings": [{"id": "a:b", "severity": "info"}, {"id": "a:b", "severity": "info"}]}`,
	} {
		if _, err := Read(strings.NewReader(s)); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
