package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// generate runs the generator over one data file and returns the states.
func generate(t *testing.T, src string) (string, error) {
	t.Helper()
	data, out := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(data, "a.yaml"), []byte(src), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := run(data, out); err != nil {
		return "", err
	}
	b, err := os.ReadFile(filepath.Join(out, "tables_state.go"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b), nil
}

const twoMajors = `
state:
  cache:
  - import: example.com/m
    entries:
    - {role: use, class: local, severity: info, note: FIRST, MAJOR1 symbols: [F]}
  - import: example.com/m/v2
    entries:
    - {role: use, class: local, severity: info, note: SECOND, MAJOR2 symbols: [F]}
`

func majors(first, second, major1, major2 string) string {
	return strings.NewReplacer("FIRST", first, "SECOND", second, "MAJOR1", major1, "MAJOR2", major2).Replace(twoMajors)
}

// What holds for several majors alike is one row.
func TestMerge(t *testing.T) {
	got, err := generate(t, majors("a map", "a map", "", ""))
	if err != nil {
		t.Fatal(err)
	}
	const row = `{ID: "example.com/m.F", Kind: "cache", Role: Use, Severity: "info", Note: "a map"},`
	if strings.Count(got, "{ID:") != 1 || !strings.Contains(got, row) {
		t.Errorf("got %s\nwant the row %s once", got, row)
	}
}

func TestContradiction(t *testing.T) {
	_, err := generate(t, majors("a map", "a list", "", ""))
	if err == nil || !strings.Contains(err.Error(), "a.yaml:6: contradicts a.yaml:9") && !strings.Contains(err.Error(), "a.yaml:9: contradicts a.yaml:6") {
		t.Errorf("error %v, want a contradiction with both places", err)
	}
}

// A type has one category, whatever its major version.
func TestTypeContradiction(t *testing.T) {
	_, err := generate(t, `
types:
- {import: example.com/m, entries: [{category: client, symbols: [T]}]}
- {import: example.com/m/v2, entries: [{category: inert, symbols: [T]}]}
`)
	if err == nil || !strings.Contains(err.Error(), "contradicts") {
		t.Errorf("error %v, want a contradiction", err)
	}
}

// A function that an unless names is known as an option, a field is not.
func TestOptions(t *testing.T) {
	got, err := generate(t, `
state:
  session:
  - import: example.com/m
    entries:
    - {role: constructor, class: conditional, severity: error, unless: [{symbol: WithStore}, {symbol: (*M).SetStore}, {symbol: Config.Store}, {symbol: Named}], symbols: [New, Open]}
    - {role: option, class: external, note: shared, symbols: [Named]}
`)
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range []string{
		`{ID: "example.com/m.WithStore", Kind: "session", Class: External, Role: Option},`,
		`{ID: "(*example.com/m.M).SetStore", Kind: "session", Class: External, Role: Option},`,
		`{ID: "example.com/m.Named", Kind: "session", Class: External, Role: Option, Note: "shared"},`,
	} {
		if strings.Count(got, row) != 1 {
			t.Errorf("got %s\nwant the row %s once", got, row)
		}
	}
	if n := strings.Count(got, "{ID:"); n != 5 {
		t.Errorf("%d rows, want 5:\n%s", n, got)
	}
}

// Several arguments may play one role.
func TestArgs(t *testing.T) {
	got, err := generate(t, `
state:
  processkey:
  - {import: example.com/m, entries: [{role: use, class: neutral, severity: error, args: {key: [1, Config.Key]}, symbols: [F]}]}
`)
	if err != nil {
		t.Fatal(err)
	}
	const args = `Args: []Arg{{Role: "key", Index: 1}, {Role: "key", Index: -1, Field: "example.com/m.Config.Key"}}`
	if !strings.Contains(got, args) {
		t.Errorf("got %s\nwant %s", got, args)
	}
}

// Where they differ, each says its major.
func TestMajors(t *testing.T) {
	got, err := generate(t, majors("a map", "a list", "major: v1,", "major: v2,"))
	if err != nil {
		t.Fatal(err)
	}
	first, second := strings.Index(got, `Major: "v1"`), strings.Index(got, `Major: "v2"`)
	if first < 0 || second < first {
		t.Errorf("got %s\nwant a row for v1 and one for v2", got)
	}
}

func TestDeterministic(t *testing.T) {
	src := `
state:
  session:
  - import: example.com/m
    entries:
    - {role: use, class: local, severity: info, args: {ttl: 2, limit: 0, burst: 1, store: Config.Store}, symbols: [F, E]}
  cache:
  - import: example.com/m
    entries:
    - {role: use, class: local, severity: info, symbols: [F]}
`
	first, err := generate(t, src)
	if err != nil {
		t.Fatal(err)
	}
	for range 10 {
		if again, _ := generate(t, src); again != first {
			t.Fatalf("two runs differ:\n%s\n%s", first, again)
		}
	}
}
