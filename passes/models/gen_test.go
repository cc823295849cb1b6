package models_test

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"testing"
)

// The generated files are those that the data makes.
func TestGenerated_upToDate(t *testing.T) {
	dir := t.TempDir()
	if out, err := exec.Command("go", "run", "./internal/gen", "-data", "data", "-o", dir).CombinedOutput(); err != nil {
		t.Fatalf("gen: %v\n%s", err, out)
	}
	want, err := filepath.Glob(filepath.Join(dir, "tables_*.go"))
	if err != nil {
		t.Fatal(err)
	}
	have, err := filepath.Glob("tables_*.go")
	if err != nil {
		t.Fatal(err)
	}
	if len(want) == 0 || len(have) != len(want) {
		t.Errorf("%d generated files, the generator writes %d", len(have), len(want))
	}
	for _, name := range want {
		w, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		h, err := os.ReadFile(filepath.Base(name))
		if err != nil {
			t.Error(err)
		} else if !bytes.Equal(w, h) {
			t.Errorf("%s is not what the data makes: run go generate", filepath.Base(name))
		}
	}
}

// The tables are static data: the package does nothing when the program starts.
func TestNoInit(t *testing.T) {
	archive := filepath.Join(t.TempDir(), "models.a")
	if out, err := exec.Command("go", "build", "-o", archive, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	out, err := exec.Command("go", "tool", "nm", "-size", "-type", archive).Output()
	if err != nil {
		t.Fatalf("go tool nm: %v", err)
	}
	if !bytes.Contains(out, []byte("passes/models.states")) {
		t.Error("the symbols do not include the tables")
	}
	// The compiler may leave an init function that only returns.
	for _, m := range regexp.MustCompile(`(?m)^ *\S+ +(\d+) T (\S+/passes/models\.init(\.\d+)?)$`).FindAllSubmatch(out, -1) {
		if size, err := strconv.Atoi(string(m[1])); err != nil || size > 16 {
			t.Errorf("%s has %s bytes: the package initialises something", m[2], m[1])
		}
	}
}
