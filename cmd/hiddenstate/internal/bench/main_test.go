package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestContender_String(t *testing.T) {
	runs := func(walls ...time.Duration) []cost {
		var out []cost
		for i, w := range walls {
			out = append(out, cost{wall: w, cpu: 2 * w, memory: int64(i+1) << 20})
		}
		return out
	}
	tests := []struct {
		runs []cost
		want string
	}{
		{runs(time.Second), "tool            1.000 s wall    2.000 s CPU      1 MB"},
		{runs(9*time.Second, time.Second, 2*time.Second), "tool            2.000 s wall    4.000 s CPU      2 MB"},
		{runs(time.Second, 2*time.Second), "tool            1.500 s wall    3.000 s CPU      1 MB"},
	}
	for _, test := range tests {
		if got := (&contender{name: "tool", runs: test.runs}).String(); got != test.want {
			t.Errorf("got  %q\nwant %q", got, test.want)
		}
	}
}

// A salted copy is another tool to the go command, and still runs.
func TestSalted(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var last string
	for _, salt := range []string{"a", "b"} {
		name := filepath.Join(dir, salt+".exe")
		if err := salted(name, self, salt); err != nil {
			t.Fatal(err)
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if string(data) == last {
			t.Error("two salts made the same file")
		}
		last = string(data)
		out, err := exec.Command(name, "-test.list", "TestSalted").Output()
		if err != nil || strings.TrimSpace(string(out)) != "TestSalted" {
			t.Errorf("the copy does not run: %q, %v", out, err)
		}
	}
}

// Findings are no failure of a measurement; anything else is.
func TestMeasure(t *testing.T) {
	if _, err := measure(exec.Command("go", "version")); err != nil {
		t.Error(err)
	}
	if _, err := measure(exec.Command("go", "tool", "no-such-tool")); err == nil {
		t.Error("a failure was measured")
	}
}
