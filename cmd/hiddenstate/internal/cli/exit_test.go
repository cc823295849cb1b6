package cli_test

import (
	"encoding/json"
	"strings"
	"testing"
)

// The exit status says whether there are findings, as far as they were asked for.
func TestExitStatus(t *testing.T) {
	tests := []struct {
		name   string
		files  string
		args   string
		status int
	}{
		{"check, clean", stateless, "check ./...", 0},
		{"check, finding", stateful, "check ./...", 1},
		{"no command is check", stateful, "", 1},
		{"check, another kind", stateful, "-kinds=session", 0},
		{"check, that kind", stateful, "-kinds=session,globalstate", 1},
		{"check, at the severity", stateful, "-severity=error", 1},
		{"check, one file", stateful, "main.go", 1},
		{"check, no entry points", library, "", 0},
		{"audit, clean", stateless, "audit ./...", 0},
		{"audit, finding", stateful, "audit ./...", 0},
		{"audit, finding at the threshold", stateful, "audit -fail-on=error", 1},
		{"audit, finding above the threshold", stateful, "audit -fail-on=info", 1},
		{"audit, clean with a threshold", stateless, "audit -fail-on=info", 0},
		{"audit, another kind with a threshold", stateful, "audit -fail-on=info -kinds=session", 0},
		{"audit, accepted with a threshold", accepted("globalstate the demo runs once"), "audit -fail-on=info", 0},
		{"check, accepted", accepted("globalstate the demo runs once"), "", 0},
		{"help", "", "help", 0},
		{"-h", "", "-h", 0},
		{"check -h", "", "check -h", 0},
		{"audit -h", "", "audit -h", 0},
		{"kinds", "", "kinds", 0},
		{"explain", "", "explain session", 0},
		{"version", "", "version", 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			r := run(t, write(t, test.files), nil, strings.Fields(test.args)...)
			if r.status != test.status {
				t.Errorf("exit status %d, want %d\n%s%s", r.status, test.status, r.stdout, r.stderr)
			}
			if test.status != 1 && test.files != library && r.stderr != "" {
				t.Errorf("standard error is not empty:\n%s", r.stderr)
			}
		})
	}
}

// accepted is the stateful service with an allow above its table.
func accepted(allow string) string {
	return strings.Replace(stateful, "var users", "//hiddenstate:allow "+allow+"\nvar users", 1)
}

// Findings are lines that editors and CI understand, and nothing else is among them.
func TestCheck_output(t *testing.T) {
	r := run(t, write(t, stateful), nil)
	if !strings.HasPrefix(r.stdout, found) || !strings.HasSuffix(r.stdout, " [globalstate]\n") || strings.Count(r.stdout, "\n") != 1 {
		t.Errorf("standard output:\n%s", r.stdout)
	}
	if r.stderr != "" {
		t.Errorf("standard error:\n%s", r.stderr)
	}
	if strings.Contains(r.stdout, "\x1b") {
		t.Errorf("colour without a terminal: %q", r.stdout)
	}
}

// A module in which no entry point is known is not called stateless.
func TestNoEntryPoints(t *testing.T) {
	dir := write(t, library)
	run(t, dir, nil).oneLine(t, "no entry point was found", "//hiddenstate:entry", "-entry=exported")

	r := run(t, dir, nil, "audit")
	if !strings.Contains(r.stdout, "No entry point was found") || strings.Contains(r.stdout, "stateless") {
		t.Errorf("audit says:\n%s", r.stdout)
	}

	var report struct {
		Counts struct {
			Entries int `json:"entry_points"`
		} `json:"counts"`
	}
	r = run(t, dir, nil, "audit", "-format=json")
	if err := json.Unmarshal([]byte(r.stdout), &report); err != nil || report.Counts.Entries != 0 {
		t.Errorf("audit -format=json: %v\n%s", err, r.stdout)
	}

	r = run(t, dir, nil, "-entry=exported")
	if r.status != 1 || !strings.HasPrefix(r.stdout, "lib.go:3:5: names keeps ") {
		t.Errorf("-entry=exported: %+v, want the finding", r)
	}

	marked := strings.NewReplacer(
		"func Remember", "//hiddenstate:entry\nfunc Remember",
		"func Recall", "//hiddenstate:entry\nfunc Recall",
	).Replace(library)
	r = run(t, write(t, marked), nil)
	if r.status != 1 || !strings.HasPrefix(r.stdout, "lib.go:3:5: names keeps ") {
		t.Errorf("//hiddenstate:entry: %+v, want the finding", r)
	}
}

// A clean service is called stateless, so that the tests above can fail.
func TestStateless(t *testing.T) {
	if r := run(t, write(t, stateless), nil, "audit"); !strings.Contains(r.stdout, "stateless") {
		t.Errorf("audit says:\n%s", r.stdout)
	}
}
