//go:build unix

package cli_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// scripts/score hands labels, report and checkout of each service to the scorer.
func TestScore(t *testing.T) {
	script, err := filepath.Abs("../../../../scripts/score")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, name := range []string{"one", "two"} {
		if err := os.MkdirAll(filepath.Join(dir, name), 0o777); err != nil {
			t.Fatal(err)
		}
		writeFiles(t, filepath.Join(dir, name), service)
	}
	writeFiles(t, dir, map[string]string{
		"labels/one.jsonl": "first", "labels/two.jsonl": "second",
		"scorer": "echo $(cat \"$1\") of $(basename \"$2\") in $(basename \"$3\")\n",
	})
	if err := os.Chmod(filepath.Join(dir, "scorer"), 0o777); err != nil {
		t.Fatal(err)
	}
	score := func(args ...string) result {
		cmd := exec.CommandContext(t.Context(), script, args...)
		cmd.Dir = dir
		cmd.Env = append(environment(), "LABELS=labels", "SCORER=./scorer", "OUT=reports", "HIDDENSTATE="+tool)
		return finish(t, cmd)
	}

	r := score("one=one", "two=two:./... ./...")
	if want := "first of one.json in one\nsecond of two.json in two\n"; r.status != 0 || r.stdout != want {
		t.Errorf("exit status %d\n%s%s\nwant\n%s", r.status, r.stdout, r.stderr, want)
	}
	text, err := os.ReadFile(filepath.Join(dir, "reports", "two.json"))
	if err != nil {
		t.Fatal(err)
	}
	var report struct{ Findings []any }
	if err := json.Unmarshal(text, &report); err != nil || len(report.Findings) == 0 {
		t.Errorf("%d findings in the report (%v)", len(report.Findings), err)
	}

	for _, test := range []struct {
		args   []string
		status int
		says   string
	}{
		{nil, 2, "no service"},
		{[]string{"one"}, 2, "has no ="},
		{[]string{"three=one"}, 2, "no labels for three"},
		{[]string{"one=nowhere"}, 2, "not a folder"},
		{[]string{"one=one:./nowhere/..."}, 1, "the audit failed"},
	} {
		if r := score(test.args...); r.status != test.status || !strings.Contains(r.stderr, test.says) {
			t.Errorf("%q: exit status %d\n%s", test.args, r.status, r.stderr)
		}
	}
}
