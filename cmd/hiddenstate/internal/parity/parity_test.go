// Package parity holds the answers of the drivers against each other. The
// drivers that go package by package see less than the one that has the whole
// program in memory: each finding that not all of them have is listed, with the
// reason, in differences.yaml. One that is not in the list fails the test, and so
// does one that is in the list and has gone.
package parity

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

var update = flag.Bool("update", false, "write differences.yaml; new differences get no reason, and fail until somebody gives one")

const list = "differences.yaml"

// modules are what the drivers run on, by the name in the list.
var modules = map[string]string{
	"cases": "../../../../testdata/cases",
	"shop":  "../../../../testdata/services/shop",
}

// A finding is what all drivers print of one, and what identifies it.
type finding struct {
	Kind, File, Symbol string
}

func (f finding) String() string { return f.Kind + " " + f.Symbol + " in " + f.File }

// A difference is a finding that the drivers do not all have, or that they
// report in different files.
type difference struct {
	Module string `yaml:"module"`
	Folder string `yaml:"folder,omitempty"` // of the case
	Kind   string `yaml:"kind"`
	Symbol string `yaml:"symbol"`
	// Where the drivers report it; empty for one that does not.
	Standalone   []string `yaml:"standalone,flow"`
	Multichecker []string `yaml:"multichecker,flow"`
	Vet          []string `yaml:"vet,flow"`
	Reason       string   `yaml:"reason"` // a key of the reasons
}

type differences struct {
	Reasons     map[string]string `yaml:"reasons"`
	Differences []difference      `yaml:"differences"`
}

// id is everything but the reason.
func (d difference) id() string {
	d.Reason = ""
	return fmt.Sprint(d)
}

func (d difference) String() string {
	return strings.TrimSpace(fmt.Sprintf("%s %s %s %s: standalone %v, multichecker %v, vet %v",
		d.Module, d.Folder, d.Kind, d.Symbol, d.Standalone, d.Multichecker, d.Vet))
}

// folder returns the folder that a finding of a module is compared in: each case
// is a service of its own.
func folder(module, file string) string {
	if module != "cases" {
		return ""
	}
	parts := strings.SplitN(file, "/", 3)
	return strings.Join(parts[:min(len(parts), 2)], "/")
}

// services returns the patterns of the services in a module.
func services(t *testing.T, module, dir string) []string {
	t.Helper()
	if module != "cases" {
		return []string{"..."}
	}
	folders, err := filepath.Glob(filepath.Join(dir, "*", "*"))
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range folders {
		if info, err := os.Stat(f); err != nil || !info.IsDir() {
			continue
		}
		rel, err := filepath.Rel(dir, f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, filepath.ToSlash(rel)+"/...")
	}
	return out
}

// TestParity runs the three drivers on the sample service and on all cases.
func TestParity(t *testing.T) {
	bin := build(t)
	var got []difference
	var counts []count
	for _, name := range slices.Sorted(mapKeys(modules)) {
		dir, err := filepath.Abs(modules[name])
		if err != nil {
			t.Fatal(err)
		}
		at := map[string]*difference{}
		place := func(f finding) *difference {
			key := difference{Module: name, Folder: folder(name, f.File), Kind: f.Kind, Symbol: f.Symbol}
			id := key.id()
			if at[id] == nil {
				at[id] = &key
			}
			return at[id]
		}
		for f := range found(t, name, "standalone", bin.standalone(t, dir, services(t, name, dir))) {
			place(f).Standalone = append(place(f).Standalone, f.File)
		}
		for f := range found(t, name, "multichecker", bin.multichecker(t, dir)) {
			place(f).Multichecker = append(place(f).Multichecker, f.File)
		}
		for f := range found(t, name, "vet", bin.vet(t, dir)) {
			place(f).Vet = append(place(f).Vet, f.File)
		}
		n := count{module: name}
		for _, d := range at {
			n.standalone += len(d.Standalone)
			n.multichecker += len(d.Multichecker)
			n.vet += len(d.Vet)
			slices.Sort(d.Standalone)
			slices.Sort(d.Multichecker)
			slices.Sort(d.Vet)
			if !slices.Equal(d.Standalone, d.Vet) || !slices.Equal(d.Multichecker, d.Vet) {
				got = append(got, *d)
				n.differ++
			}
		}
		counts = append(counts, n)
	}
	slices.SortFunc(got, func(a, b difference) int { return strings.Compare(a.id(), b.id()) })
	compare(t, got)
	printTable(t, counts, got)
}

// found returns the findings of one driver, of which there must be some.
func found(t *testing.T, module, driver string, have map[finding]bool) map[finding]bool {
	t.Helper()
	if len(have) == 0 {
		t.Errorf("%s finds nothing in %s", driver, module)
	}
	return have
}

func mapKeys(m map[string]string) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// compare holds the differences against the list.
func compare(t *testing.T, got []difference) {
	t.Helper()
	want := readList(t)
	reason := map[string]string{}
	for _, d := range want.Differences {
		reason[d.id()] = d.Reason
	}
	seen := map[string]bool{}
	for i := range got {
		d := &got[i]
		seen[d.id()] = true
		r, listed := reason[d.id()]
		d.Reason = r
		switch {
		case !listed && !*update:
			t.Errorf("new: %s", d)
		case want.Reasons[r] == "":
			t.Errorf("without a reason in %s: %s", list, d)
		}
	}
	used := map[string]bool{}
	for _, d := range want.Differences {
		used[d.Reason] = true
		if !seen[d.id()] && !*update {
			t.Errorf("listed, and no difference any more: %s", d)
		}
	}
	for r := range want.Reasons {
		if !used[r] && !*update {
			t.Errorf("nothing differs for the reason %s", r)
		}
	}
	if *update {
		want.Differences = got
		writeList(t, want)
	}
}

func readList(t *testing.T) differences {
	t.Helper()
	var d differences
	data, err := os.ReadFile(list)
	if err != nil {
		t.Fatal(err)
	}
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&d); err != nil && !errors.Is(err, io.EOF) {
		t.Fatalf("%s: %v", list, err)
	}
	return d
}

func writeList(t *testing.T, d differences) {
	t.Helper()
	var buf bytes.Buffer
	buf.WriteString("# Findings that not all drivers have, and why. go test -update writes the list; the reasons are written by hand.\n")
	enc := yaml.NewEncoder(&buf)
	enc.SetIndent(2)
	enc.CompactSeqIndent()
	if err := enc.Encode(d); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(list, buf.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// message splits a line that ends in the kind.
var message = regexp.MustCompile(`^(\S+) .*\[([a-z]+)\]$`)

// add notes a finding, given its message and the name of its file.
func add(t *testing.T, have map[finding]bool, dir, file, text string) {
	t.Helper()
	m := message.FindStringSubmatch(text)
	if m == nil {
		t.Errorf("%s: %q is not a message of the suite", file, text)
		return
	}
	if filepath.IsAbs(file) {
		rel, err := filepath.Rel(dir, file)
		if err != nil {
			t.Fatal(err)
		}
		file = rel
	}
	have[finding{Kind: m[2], File: filepath.ToSlash(file), Symbol: m[1]}] = true
}

// A tree is what drivers print with -json: by package, by analyzer.
type tree map[string]map[string]json.RawMessage

type diagnostic struct {
	Posn    string `json:"posn"`
	Message string `json:"message"`
}

// parse reads a stream of JSON trees.
func parse(t *testing.T, dir string, out []byte) map[finding]bool {
	t.Helper()
	have := map[finding]bool{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var tr tree
		if err := dec.Decode(&tr); errors.Is(err, io.EOF) {
			return have
		} else if err != nil {
			t.Fatalf("output is not JSON: %v\n%s", err, out)
		}
		for pkg, analyzers := range tr {
			for name, raw := range analyzers {
				var ds []diagnostic
				if err := json.Unmarshal(raw, &ds); err != nil {
					t.Errorf("%s: %s: %s", pkg, name, raw) // an error of the analyzer
					continue
				}
				for _, d := range ds {
					add(t, have, dir, cutPosition(d.Posn), d.Message)
				}
			}
		}
	}
}

// cutPosition returns the file of "file:line:col".
func cutPosition(posn string) string {
	for range 2 {
		posn = posn[:max(strings.LastIndexByte(posn, ':'), 0)]
	}
	return posn
}

// exitCode runs a command and returns its exit status.
func exitCode(t *testing.T, cmd *exec.Cmd) int {
	t.Helper()
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return cmd.ProcessState.ExitCode()
}
