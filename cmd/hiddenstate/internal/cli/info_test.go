package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// kinds lists every kind there is a folder of an analyzer for, and explain
// knows each.
func TestKinds(t *testing.T) {
	dirs, err := filepath.Glob("../../../../analyzers/*/doc.go")
	if err != nil || len(dirs) == 0 {
		t.Fatalf("no analyzers: %v", err)
	}
	list := run(t, t.TempDir(), nil, "kinds")
	var listed []string
	for line := range strings.Lines(list.stdout) {
		fields := strings.Fields(line)
		if len(fields) < 3 {
			t.Fatalf("a line without kind, severity and title: %q", line)
		}
		listed = append(listed, fields[0])
	}
	if list.status != 0 || len(listed) != len(dirs) {
		t.Errorf("exit status %d, %d kinds; there are %d analyzers", list.status, len(listed), len(dirs))
	}
	for _, dir := range dirs {
		name := filepath.Base(filepath.Dir(dir))
		if !strings.Contains(list.stdout, name+" ") {
			t.Errorf("kinds does not list %s", name)
		}
		r := run(t, t.TempDir(), nil, "explain", name)
		for _, want := range []string{name + ": ", "What counts", "What does not", "[" + name + "]", "Before:", "After:"} {
			if !strings.Contains(r.stdout, want) {
				t.Errorf("explain %s does not say %q", name, want)
			}
		}
		if r.status != 0 || r.stderr != "" {
			t.Errorf("explain %s: exit status %d, %s", name, r.status, r.stderr)
		}
	}
}

// help names every command, and each command's -h its flags.
func TestHelp(t *testing.T) {
	r := run(t, t.TempDir(), nil, "help")
	for _, want := range []string{"hiddenstate check", "hiddenstate audit", "hiddenstate explain", "hiddenstate kinds", "hiddenstate version", "go vet -vettool", "Exit status"} {
		if !strings.Contains(r.stdout, want) {
			t.Errorf("help does not say %q:\n%s", want, r.stdout)
		}
	}
	for cmd, flags := range map[string][]string{
		"check": {"-C", "-tags", "-include", "-entry", "-kinds", "-severity", "-allow-errors"},
		"audit": {"-C", "-tags", "-include", "-entry", "-kinds", "-severity", "-allow-errors", "-format", "-o", "-instances", "-fail-on", "-all"},
	} {
		r := run(t, t.TempDir(), nil, cmd, "-h")
		if !strings.HasPrefix(r.stdout, "Usage: hiddenstate "+cmd) {
			t.Errorf("%s -h begins:\n%s", cmd, r.stdout)
		}
		for _, f := range flags {
			if !strings.Contains(r.stdout, "\n  "+f) {
				t.Errorf("%s -h does not list %s", cmd, f)
			}
		}
	}
}

func TestVersion(t *testing.T) {
	r := run(t, t.TempDir(), nil, "version")
	if fields := strings.Fields(r.stdout); len(fields) < 2 || fields[0] != "hiddenstate" {
		t.Errorf("version prints %q", r.stdout)
	}
}

// The go command asks a vet tool for its identity and its flags.
func TestVetProtocol(t *testing.T) {
	r := run(t, t.TempDir(), nil, "-V=full")
	if fields := strings.Fields(r.stdout); r.status != 0 || len(fields) < 4 || fields[1] != "version" || !strings.HasPrefix(fields[len(fields)-1], "buildID=") {
		t.Errorf("-V=full: exit status %d, %q", r.status, r.stdout)
	}

	var flags []struct{ Name string }
	r = run(t, t.TempDir(), nil, "-flags")
	if err := json.Unmarshal([]byte(r.stdout), &flags); r.status != 0 || err != nil {
		t.Fatalf("-flags: exit status %d, %v", r.status, err)
	}
	names := map[string]bool{}
	for _, f := range flags {
		names[f.Name] = true
	}
	for _, want := range []string{"session", "globalstate", "hiddenstate.severity", "hiddenstate.include", "hiddenstate.entry"} {
		if !names[want] {
			t.Errorf("-flags does not name %s", want)
		}
	}
}

// What a user has configured for the go command is used, and no more.
func TestEnvironment(t *testing.T) {
	dir := write(t, strings.Replace(stateful, "package main\n", "//go:build demo\n\npackage main\n", 1)+
		"-- plain.go --\npackage main\n")
	if r := run(t, dir, nil); strings.Contains(r.stdout, "users") {
		t.Errorf("a file behind a build tag was analysed:\n%s", r.stdout)
	}
	for name, r := range map[string]result{
		"-tags":   run(t, dir, nil, "-tags=demo"),
		"GOFLAGS": run(t, dir, []string{"GOFLAGS=-tags=demo"}),
	} {
		if r.status != 1 || !strings.Contains(r.stdout, "users keeps ") {
			t.Errorf("%s: %+v", name, r)
		}
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 3 {
		t.Errorf("the folder of the module was changed: %v, %v", entries, err)
	}
}
