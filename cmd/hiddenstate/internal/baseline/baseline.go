// Package baseline tells new findings from those that were there before.
//
// A baseline is a file in the repository that lists the known findings by id and
// severity. Ids have no line numbers, so it survives edits. It errs on the side of
// keeping an entry: what a run could not see is not called fixed.
package baseline

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/hiddenstate/hiddenstate/cmd/hiddenstate/internal/audit"
	"github.com/hiddenstate/hiddenstate/passes/classify"
)

// version is that of the file's form.
const version = 1

// A File is a baseline.
type File struct {
	Version  int           `json:"version"`
	Module   string        `json:"module"`
	Findings []audit.Known `json:"findings"` // sorted by id
}

// Read reads a baseline.
func Read(in io.Reader) (*File, error) {
	dec := json.NewDecoder(in)
	dec.DisallowUnknownFields()
	var f File
	if err := dec.Decode(&f); err != nil {
		return nil, fmt.Errorf("not a baseline: %w; -write-baseline writes one", err)
	}
	if f.Version != version {
		return nil, fmt.Errorf("the baseline has version %d, and this program reads version %d; -write-baseline writes it anew", f.Version, version)
	}
	seen := map[string]bool{}
	for _, k := range f.Findings {
		if _, err := classify.ParseSeverity(k.Severity); err != nil || k.ID == "" {
			return nil, fmt.Errorf("not a baseline: the entry %q has the severity %q", k.ID, k.Severity)
		}
		if seen[k.ID] {
			return nil, fmt.Errorf("not a baseline: %q is there twice", k.ID)
		}
		seen[k.ID] = true
	}
	return &f, nil
}

// Of returns the baseline that knows what the report has found and not accepted,
// and what the report could not decide.
func Of(r *audit.Report) *File {
	f := &File{Version: version, Module: r.Module, Findings: []audit.Known{}}
	for i := range r.Findings {
		if x := &r.Findings[i]; x.Open() {
			f.Findings = append(f.Findings, audit.Known{ID: x.ID, Severity: x.Severity})
		}
	}
	if r.Baseline != nil {
		f.Findings = append(f.Findings, r.Baseline.Unknown...)
	}
	slices.SortFunc(f.Findings, func(a, b audit.Known) int { return strings.Compare(a.ID, b.ID) })
	return f
}

// Bytes returns the form in which a baseline is kept.
func (f *File) Bytes() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetIndent("", "  ")
	if err := enc.Encode(f); err != nil {
		return nil, fmt.Errorf("writing a baseline: %w", err)
	}
	return b.Bytes(), nil
}

// ErrModule says that a baseline is that of another module.
var ErrModule = errors.New("the baseline is that of another module")

// A Selection says what a run reports.
type Selection struct {
	Severity classify.Severity
	Kinds    map[string]bool // nil for all
}

func (s Selection) has(k audit.Known) bool {
	kind, _, _ := strings.Cut(k.ID, ":")
	sev, err := classify.ParseSeverity(k.Severity)
	return err == nil && sev >= s.Severity && (s.Kinds == nil || s.Kinds[kind])
}

// Apply compares a report with the baseline of the given name: it sets the status
// of the findings, and the report's Baseline.
func (f *File) Apply(r *audit.Report, name string, sel Selection) error {
	if f.Module != r.Module {
		return fmt.Errorf("%w: of %q, not %q", ErrModule, f.Module, r.Module)
	}
	known := map[string]string{}
	for _, k := range f.Findings {
		known[k.ID] = k.Severity
	}
	c := &audit.Comparison{File: name, Fixed: []audit.Known{}, Accepted: []audit.Known{}, Unknown: []audit.Known{}}
	open, accepted := map[string]bool{}, map[string]bool{}
	for i := range r.Findings {
		x := &r.Findings[i]
		if !x.Open() {
			accepted[x.ID] = true
			continue
		}
		open[x.ID] = true
		old, ok := known[x.ID]
		switch {
		case !ok:
			x.Status = "new"
			c.New++
		case worse(x.Severity, old):
			x.Status = "worse"
			c.Worse++
		default:
			x.Status = "unchanged"
			c.Unchanged++
		}
	}
	for _, k := range f.Findings {
		switch {
		case open[k.ID]:
		case accepted[k.ID]:
			c.Accepted = append(c.Accepted, k)
		case !r.Complete || !sel.has(k):
			c.Unknown = append(c.Unknown, k)
		default:
			c.Fixed = append(c.Fixed, k)
		}
	}
	r.Baseline = c
	return nil
}

// worse reports whether severity a is above b.
func worse(a, b string) bool {
	x, errA := classify.ParseSeverity(a)
	y, errB := classify.ParseSeverity(b)
	return errA == nil && errB == nil && x > y
}
