package parity

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestReplay runs go vet twice. The second run takes the findings from the go
// command's cache: they must be the same, and must fail again. The order of the
// packages is the go command's affair.
func TestReplay(t *testing.T) {
	bin := build(t)
	dir, err := filepath.Abs(modules["shop"])
	if err != nil {
		t.Fatal(err)
	}
	run := func() (lines string, code int) {
		var errs bytes.Buffer
		cmd := bin.govet(dir, "./...")
		cmd.Stderr = &errs
		code = exitCode(t, cmd)
		return strings.Join(slices.Sorted(strings.Lines(errs.String())), ""), code
	}
	first, code := run()
	if code != 1 || !strings.Contains(first, "[session]") {
		t.Fatalf("go vet: exit status %d\n%s", code, first)
	}
	again, code := run()
	if code != 1 {
		t.Errorf("the second go vet has exit status %d", code)
	}
	if again != first {
		t.Errorf("the second go vet prints\n%s\nand the first\n%s", again, first)
	}
}

// TestTextAndJSON holds the two forms of go vet's output against each other.
func TestTextAndJSON(t *testing.T) {
	bin := build(t)
	dir, err := filepath.Abs(modules["shop"])
	if err != nil {
		t.Fatal(err)
	}
	var errs bytes.Buffer
	cmd := bin.govet(dir, "./...")
	cmd.Stderr = &errs
	exitCode(t, cmd)
	text := map[finding]bool{}
	for l := range strings.Lines(errs.String()) {
		if m := line.FindStringSubmatch(strings.TrimSpace(l)); m != nil {
			add(t, text, dir, m[1], m[4])
		}
	}
	inJSON := bin.vet(t, dir)
	for f := range inJSON {
		if !text[f] {
			t.Errorf("go vet -json has %s, go vet has not", f)
		}
	}
	for f := range text {
		if !inJSON[f] {
			t.Errorf("go vet has %s, go vet -json has not", f)
		}
	}
}
